package dev.sluice.build.artifact;

import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The files of a source that a copy operation takes, as {@code cp} would (fluxcd/source-watcher, internal/builder/builder.go). */
final class Selection {
    private final CopyOperation operation;
    private final Tree source;
    private final List<Exclusion> exclude;
    private final SortedMap<RepoPath, RepoPath> copies = new TreeMap<>();

    private Selection(CopyOperation operation, Tree source) {
        this.operation = operation;
        this.source = source;
        this.exclude = operation.exclude().stream()
                .flatMap(pattern -> PathPattern.doubleStar(pattern).stream()
                        .map(compiled -> new Exclusion(compiled, !pattern.contains("/"))))
                .toList();
    }

    /** What is left out; a pattern without a slash speaks of names too. */
    private record Exclusion(PathPattern pattern, boolean ofNames) {
        boolean matches(String path) {
            return pattern.matches(path) || (ofNames && pattern.matches(path.substring(path.lastIndexOf('/') + 1)));
        }
    }

    /**
     * What goes where: paths in the artifact, each with the path in the source; empty if there is nothing to copy.
     *
     * @param isDirectory whether the artifact has a directory of that path so far
     */
    static Optional<SortedMap<RepoPath, RepoPath>> of(
            CopyOperation operation, Tree source, Predicate<RepoPath> isDirectory) {
        Selection selection = new Selection(operation, source);
        boolean found = PathPattern.isPattern(operation.from()) ? selection.matches() : selection.single(isDirectory);
        return found ? Optional.of(selection.copies) : Optional.empty();
    }

    private boolean single(Predicate<RepoPath> isDirectory) {
        Optional<RepoPath> from = RepoPath.ROOT.resolve(operation.from());
        if (from.isEmpty()) {
            return false;
        }
        RepoPath path = from.get();
        if (source.file(path).isPresent()) {
            if (!isExcluded(path, RepoPath.ROOT)) {
                boolean into = operation.into() || isDirectory.test(operation.to());
                copies.put(into ? below(operation.to(), path.name()) : operation.to(), path);
            }
            return true;
        }
        if (!source.isDirectory(path)) {
            return false;
        }
        directory(path, below(operation.to(), path.name()), path);
        return true;
    }

    private boolean matches() {
        Optional<PathPattern> pattern = PathPattern.glob(operation.from());
        List<RepoPath> matches = new ArrayList<>();
        RepoPath base = literalStart();
        if (pattern.isPresent()) {
            paths().stream()
                    .filter(path -> pattern.get().matches(path.value()) && !isExcluded(path, base))
                    .forEach(matches::add);
        }
        for (RepoPath match : matches) {
            RepoPath to = below(operation.to(), relative(match));
            if (source.file(match).isPresent()) {
                copies.put(to, match);
            } else {
                directory(match, to, base);
            }
        }
        return !matches.isEmpty();
    }

    private void directory(RepoPath from, RepoPath to, RepoPath base) {
        for (RepoPath file : source.below(from).keySet()) {
            boolean excluded = false;
            for (RepoPath up = file; !up.equals(from) && !excluded; up = up.parent()) {
                excluded = isExcluded(up, base);
            }
            if (!excluded) {
                copies.put(below(to, below(file, from)), file);
            }
        }
    }

    /** All files and directories. */
    private SortedSet<RepoPath> paths() {
        SortedSet<RepoPath> paths = new TreeSet<>();
        for (RepoPath file : source.files().keySet()) {
            for (RepoPath up = file; !up.equals(RepoPath.ROOT) && paths.add(up); ) {
                up = up.parent();
            }
        }
        return paths;
    }

    /** Only a pattern that ends in two stars drops the directories before them. */
    private String relative(RepoPath match) {
        String pattern = operation.from();
        if (pattern.endsWith("/**")) {
            String start = pattern.substring(0, pattern.length() - 2);
            if (match.value().startsWith(start)) {
                return match.value().substring(start.length());
            }
        }
        return match.value();
    }

    private RepoPath literalStart() {
        RepoPath start = RepoPath.ROOT;
        for (String part : operation.from().split("/")) {
            if (PathPattern.isPattern(part)) {
                break;
            }
            start = start.resolveClamped(part);
        }
        return start;
    }

    /** A pattern is tried on the path in the source, and on the path below what is copied. */
    private boolean isExcluded(RepoPath path, RepoPath base) {
        boolean inside = path.isIn(base) && !path.equals(base);
        return exclude.stream()
                .anyMatch(one -> one.matches(path.value()) || (inside && one.matches(below(path, base))));
    }

    private static RepoPath below(RepoPath directory, String relative) {
        return directory.resolveClamped(relative);
    }

    private static String below(RepoPath path, RepoPath base) {
        return base.equals(RepoPath.ROOT)
                ? path.value()
                : path.value().substring(base.value().length() + 1);
    }
}

package dev.sluice.model.artifact;

import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which files Flux's source controller leaves out of an artifact (fluxcd/pkg sourceignore, commit e2cfd1a). As soon as one
 * pattern of the repository's own exists, the default patterns other than those for version control no longer hold.
 */
public final class SourceIgnore {
    /** The file that holds patterns. */
    public static final String FILE = ".sourceignore";

    private static final List<String> VERSION_CONTROL = List.of(".git/", ".gitignore", ".gitmodules", ".gitattributes");
    private static final List<String> OTHER_DEFAULTS = List.of(
            "*.jpg",
            "*.jpeg",
            "*.gif",
            "*.png",
            "*.wmv",
            "*.flv",
            "*.tar.gz",
            "*.zip",
            ".github/",
            ".circleci/",
            ".travis.yml",
            ".gitlab-ci.yml",
            "appveyor.yml",
            ".drone.yml",
            "cloudbuild.yaml",
            "codeship-services.yml",
            "codeship-steps.yml",
            "**/.goreleaser.yml",
            "**/.sops.yaml",
            "**/.flux.yaml");

    private final List<IgnorePattern> patterns;

    private SourceIgnore(List<IgnorePattern> patterns) {
        this.patterns = patterns;
    }

    /** The patterns that hold where there are none of the source's own. */
    public static SourceIgnore byDefault() {
        return of(List.of(), "");
    }

    /**
     * The patterns of a source: its {@code .sourceignore} files, outer directories first, and then its {@code spec.ignore}.
     *
     * @param files all files of the source
     * @param specIgnore the lines of {@code spec.ignore}; empty for none
     */
    public static SourceIgnore of(Collection<SourceFile> files, String specIgnore) {
        List<IgnorePattern> own = new ArrayList<>();
        files.stream()
                .filter(file -> file.path().name().equals(FILE))
                .sorted(Comparator.comparing((SourceFile file) -> depth(file.path()))
                        .thenComparing(SourceFile::path))
                .forEach(file -> own.addAll(read(file.text(), file.path().parent(), " in " + file.path())));
        own.addAll(read(specIgnore, RepoPath.ROOT, " in spec.ignore of the source"));
        List<IgnorePattern> all = new ArrayList<>(defaults(VERSION_CONTROL));
        all.addAll(own.isEmpty() ? defaults(OTHER_DEFAULTS) : own);
        return new SourceIgnore(List.copyOf(all));
    }

    /** Why a file is left out; empty if it is in the artifact. The last pattern that matches decides. */
    public Optional<String> reason(RepoPath file) {
        List<String> segments = List.of(file.value().split("/"));
        @Nullable IgnorePattern last = null;
        for (IgnorePattern pattern : patterns) {
            if (pattern.matches(file, segments)) {
                last = pattern;
            }
        }
        return last == null || last.isInclusion() ? Optional.empty() : Optional.of(last.toString());
    }

    private static List<IgnorePattern> defaults(List<String> lines) {
        return read(String.join("\n", lines), RepoPath.ROOT, ", which Flux ignores by default");
    }

    private static List<IgnorePattern> read(String lines, RepoPath scope, String where) {
        return lines.lines()
                .map(line -> IgnorePattern.parse(line, scope, where))
                .flatMap(Optional::stream)
                .toList();
    }

    private static long depth(RepoPath path) {
        return path.value().chars().filter(c -> c == '/').count();
    }
}

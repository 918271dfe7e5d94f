package dev.sluice.model.artifact;

import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of a {@code .sourceignore} file: the subset of gitignore that go-git v5's plumbing/format/gitignore knows. Unlike
 * in git, files are tested one by one, so a file can be brought back from an excluded directory.
 *
 * @param source the pattern as written
 * @param scope the directory that it speaks of
 * @param where where it stands, as text that follows the pattern
 * @param segments its parts between slashes
 * @param isInclusion whether it brings files back
 * @param directoriesOnly whether it ends in a slash
 * @param anywhere whether it has no slash, so that it is tested against every segment
 */
record IgnorePattern(
        String source,
        RepoPath scope,
        String where,
        List<ShellGlob> segments,
        boolean isInclusion,
        boolean directoriesOnly,
        boolean anywhere) {

    /** Reads a line; empty for a comment or a blank line. */
    static Optional<IgnorePattern> parse(String line, RepoPath scope, String where) {
        String text = trimTrailing(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean inclusion = text.startsWith("!");
        String pattern = inclusion ? text.substring(1) : text;
        boolean directory = pattern.endsWith("/");
        String body = directory ? pattern.substring(0, pattern.length() - 1) : pattern;
        List<String> segments = new ArrayList<>(Arrays.asList(body.split("/", -1)));
        boolean anywhere = segments.size() == 1;
        if (!anywhere && segments.get(0).isEmpty()) {
            segments.remove(0);
        }
        return Optional.of(new IgnorePattern(
                text, scope, where, segments.stream().map(ShellGlob::of).toList(), inclusion, directory, anywhere));
    }

    /**
     * Whether the pattern speaks of a file.
     *
     * @param parts the parts of the file's path between slashes
     */
    boolean matches(RepoPath file, List<String> parts) {
        if (!file.isIn(scope)) {
            return false;
        }
        int depth = scope.equals(RepoPath.ROOT) ? 0 : scope.value().split("/").length;
        List<String> path = parts.subList(depth, parts.size());
        return anywhere ? matchesName(path) : matchesFrom(path, 0, 0);
    }

    private boolean matchesName(List<String> path) {
        int last = directoriesOnly ? path.size() - 1 : path.size();
        for (int i = 0; i < last; i++) {
            if (segments.get(0).matches(path.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the segments from {@code s} on match a prefix of the path from {@code p} on: a directory takes all below it. */
    private boolean matchesFrom(List<String> path, int p, int s) {
        if (s == segments.size()) {
            return !directoriesOnly || p < path.size();
        }
        if (segments.get(s).source().equals("**")) {
            if (s == segments.size() - 1) {
                return p < path.size();
            }
            for (int skip = p; skip < path.size(); skip++) {
                if (matchesFrom(path, skip, s + 1)) {
                    return true;
                }
            }
            return false;
        }
        return p < path.size()
                && !segments.get(s).source().contains("**")
                && segments.get(s).matches(path.get(p))
                && matchesFrom(path, p + 1, s + 1);
    }

    @Override
    public String toString() {
        return '"' + source + '"' + where;
    }

    private static String trimTrailing(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }
}

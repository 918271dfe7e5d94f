package dev.sluice.fetch;

import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which files Flux's source controller leaves out of an artifact (fluxcd/pkg sourceignore, commit e2cfd1a). As soon as one
 * pattern of the repository's own exists, the default patterns other than those for version control no longer hold.
 */
final class SourceIgnore {
    /** The file that holds patterns. */
    static final String FILE = ".sourceignore";

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

    /**
     * A {@code .sourceignore} file.
     *
     * @param path the file
     * @param text its content
     */
    record Source(RepoPath path, String text) {}

    /** The patterns of a repository from its {@code .sourceignore} files, outer directories first. */
    static SourceIgnore of(List<Source> sources) {
        List<IgnorePattern> own = new ArrayList<>();
        for (Source source : sources) {
            source.text()
                    .lines()
                    .map(line -> IgnorePattern.parse(line, source.path()))
                    .flatMap(Optional::stream)
                    .forEach(own::add);
        }
        List<IgnorePattern> all = new ArrayList<>(defaults(VERSION_CONTROL));
        all.addAll(own.isEmpty() ? defaults(OTHER_DEFAULTS) : own);
        return new SourceIgnore(List.copyOf(all));
    }

    /** Why a file is left out; empty if it is in the artifact. The last pattern that matches decides. */
    Optional<String> reason(RepoPath file) {
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
        return lines.stream()
                .map(line -> IgnorePattern.parse(line, RepoPath.ROOT))
                .flatMap(Optional::stream)
                .toList();
    }
}

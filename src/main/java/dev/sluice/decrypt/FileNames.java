package dev.sluice.decrypt;

import dev.sluice.text.RepoPath;

/** What the name of a file says about its content. */
final class FileNames {
    private FileNames() {}

    /** Names that kustomize reads as YAML. */
    static boolean isYaml(RepoPath path) {
        return path.extension().equals("yaml")
                || path.extension().equals("yml")
                || path.name().equals("Kustomization");
    }

    static boolean isJson(RepoPath path) {
        return path.extension().equals("json");
    }
}

package dev.sluice.build.kustomize;

import dev.sluice.model.GitAddress;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Scalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a kustomization file, from which its names are resolved (kustomize api 0.21.2,
 * internal/loader/fileloader.go).
 *
 * @param path the directory
 * @param referrer the directory whose kustomization names this one; null for the top
 * @param files the files of the build
 * @param restricted whether files outside the directory are out of reach
 * @param repository what leads to the repository elsewhere that it is the entrance to; null for any other directory
 */
record Directory(
        RepoPath path,
        @Nullable Directory referrer,
        Files files,
        boolean restricted,
        @Nullable GitAddress repository) {
    /** The directory of a build's top. */
    static Directory top(RepoPath path, Files files, boolean restricted) {
        return new Directory(path, null, files, restricted, null);
    }

    /** Whether it is in a repository that was fetched. */
    boolean isFetched() {
        return repository != null || (referrer != null && referrer.isFetched());
    }

    /** Whether it is in a repository that was fetched from another machine. */
    boolean isElsewhere() {
        return (repository != null && !repository.url().startsWith("file://"))
                || (referrer != null && referrer.isElsewhere());
    }

    /** The file that a name stands for; it must exist and be within reach. */
    RepoPath file(Scalar name) {
        if (Remote.isFile(name.text())) {
            return files.fetch(name);
        }
        Optional<RepoPath> found = files.resolve(path, name.text());
        if (found.isEmpty()) {
            throw Failed.because(Cause.MISSING_FILE, name.span(), "\"" + name.text() + "\" lies outside the repository")
                    .hint("name a file by its path from \"" + path + "\"");
        }
        if (!files.exists(found.get())) {
            throw files.isDirectory(found.get())
                    ? Failed.because(
                            Cause.MISSING_FILE, name.span(), "\"" + name.text() + "\" is a directory, not a file")
                    : missing(name, found.get());
        }
        if (restricted && !found.get().isIn(path)) {
            throw Failed.because(
                            Cause.LOAD_RESTRICTION,
                            name.span(),
                            "\"" + name.text() + "\" " + led(name, found.get()) + "is not in or below \"" + path + "\"")
                    .hint("move the file, or make it a base of its own");
        }
        return found.get();
    }

    /** Whether a name stands for a file here, within reach or not. */
    boolean hasFile(String name) {
        return files.resolve(path, name).filter(files::exists).isPresent();
    }

    private String led(Scalar name, RepoPath found) {
        boolean leads = !path.resolve(name.text()).equals(Optional.of(found));
        return leads ? "leads to \"" + found + "\", which " : "";
    }

    /** The directory that a name stands for; it must exist and not contain one that is being built. */
    Directory directory(Scalar name) {
        if (name.text().isEmpty()) {
            throw Failed.because(Cause.MISSING_FILE, name.span(), "the name of a directory is empty");
        }
        Optional<GitAddress> address = Remote.address(name.text());
        if (address.isPresent()) {
            return files.remote(name).directory(address.get(), this);
        }
        if (isAmbiguous(name.text())) {
            throw Failed.because(
                            Cause.MISSING_FILE,
                            name.span(),
                            "\"" + name.text() + "\" has two dots inside the name of a directory")
                    .hint("look at the indentation: two list items may have been read as one");
        }
        RepoPath found = files.resolve(path, name.text())
                .filter(resolved -> !name.text().startsWith("/") && files.isDirectory(resolved))
                .orElseThrow(() -> missing(name, path.resolveClamped(name.text())));
        refuseCycle(name, found);
        return new Directory(found, this, files, restricted, null);
    }

    private void refuseCycle(Scalar name, RepoPath candidate) {
        for (Directory visited = this; visited != null; visited = visited.referrer) {
            if (visited.files == files && visited.path.isIn(candidate)) {
                throw Failed.because(
                        Cause.CYCLE,
                        name.span(),
                        "\"" + name.text() + "\" contains \"" + visited.path + "\", which is being built");
            }
        }
    }

    private Failed missing(Scalar name, RepoPath resolved) {
        files.refuseUnseen(resolved, name);
        Failed failed = Failed.because(
                Cause.MISSING_FILE, name.span(), "\"" + name.text() + "\" does not exist in \"" + path + "\"");
        return resolved.equals(path) ? failed : failed.hint("nothing is at " + resolved);
    }

    private static boolean isAmbiguous(String name) {
        for (String segment : name.split("/")) {
            if (segment.contains("..") && !segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}

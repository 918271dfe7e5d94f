package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Fetched;
import dev.sluice.model.GitAddress;
import dev.sluice.model.Remotes;
import dev.sluice.text.RepoPath;
import dev.sluice.text.UrlSecrets;
import dev.sluice.yaml.Scalar;

/**
 * An entry of a kustomization file that leads out of the repository.
 *
 * @param name the entry
 * @param remotes where it is fetched
 */
record RemoteEntry(Scalar name, Remotes remotes) {
    /** The bytes of the file that it names. */
    byte[] file() {
        return required(remotes.file(name.text()));
    }

    /** Where the file that it names lies, as far as paths go. */
    RepoPath path() {
        return RepoPath.ROOT.resolveClamped(withoutScheme(UrlSecrets.without(name.text())));
    }

    /**
     * Whether it names a repository and not a file. kustomize asks for the file first, and takes the name for a repository if
     * what comes is no manifest (kustomize api 0.21.2, internal/target/kusttarget.go, accumulateResources).
     */
    boolean leadsToRepository(Files files) {
        GitAddress address = Remote.address(name.text()).orElse(null);
        if (address == null || remotes.holds(address)) {
            return address != null;
        }
        Fetched<byte[]> file = remotes.file(name.text());
        return file instanceof Fetched.Found<byte[]> found ? !isManifest(files, found.value()) : !isUntried(file);
    }

    private static boolean isUntried(Fetched<byte[]> file) {
        return file instanceof Fetched.Unknown<byte[]> unknown && !unknown.trouble();
    }

    private boolean isManifest(Files files, byte[] bytes) {
        try {
            Manifests.items(files.fetched(path(), bytes, name.span()));
            return true;
        } catch (Failed noManifest) {
            return false;
        }
    }

    /** The directory in a repository elsewhere that it names. */
    Directory directory(GitAddress address, Directory referrer) {
        refuseCycle(address, referrer);
        if (address.url().startsWith("file://") && referrer.isElsewhere()) {
            throw Failed.because(
                            Cause.LOAD_RESTRICTION,
                            name.span(),
                            "a repository from elsewhere names one on this machine")
                    .hint("keep a copy of it in the repository");
        }
        Remotes.Checkout checkout = required(remotes.repository(address));
        RepoPath mount = mount(address);
        Files files = new Files(new CheckoutFiles(checkout, mount, name.span()), remotes);
        RepoPath root = mount.resolve(address.directory())
                .filter(path -> path.isIn(mount))
                .orElse(mount);
        if (!files.isDirectory(root)) {
            files.refuseUnseen(root, name);
            throw Failed.because(
                            Cause.MISSING_FILE,
                            name.span(),
                            "\"" + address.directory() + "\" is no directory of \"" + address + "\"")
                    .hint("look at the repository at that revision, and correct the path or the revision");
        }
        return new Directory(root, referrer, files, true, address);
    }

    private void refuseCycle(GitAddress address, Directory referrer) {
        for (Directory visited = referrer; visited != null; visited = visited.referrer()) {
            GitAddress before = visited.repository();
            if (before != null && before.written().startsWith(address.written())) {
                throw Failed.because(
                        Cause.CYCLE, name.span(), "\"" + address + "\" is named again in what it leads to");
            }
        }
    }

    /** A path that says which repository it is; where two revisions of one are used, also at which revision. */
    private static RepoPath mount(GitAddress address) {
        String at = address.revision().isEmpty() ? "" : "@" + address.revision();
        RepoPath path = RepoPath.ROOT.resolveClamped(withoutScheme(UrlSecrets.without(address.url())) + at);
        return path.equals(RepoPath.ROOT) ? RepoPath.of("remote") : path;
    }

    private static String withoutScheme(String url) {
        return url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
    }

    private <T> T required(Fetched<T> fetched) {
        String shown = "\"" + UrlSecrets.without(name.text()) + "\" ";
        if (fetched instanceof Fetched.Found<T> found) {
            return found.value();
        }
        if (fetched instanceof Fetched.Absent<T> absent) {
            throw Failed.because(Cause.REMOTE, name.span(), shown + absent.reason())
                    .hint(absent.hint());
        }
        Fetched.Unknown<T> unknown = (Fetched.Unknown<T>) fetched;
        throw new Failed(Fault.of(FaultKind.REMOTE_UNRESOLVED, name.span(), shown + unknown.reason())
                .hint(unknown.hint()));
    }
}

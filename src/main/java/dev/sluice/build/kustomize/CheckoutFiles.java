package dev.sluice.build.kustomize;

import dev.sluice.model.Remotes.Checkout;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.Optional;

/**
 * The files of a repository elsewhere. They lie below a path that says which repository it is, so that no place in them can be
 * taken for one in this repository, and no name in them leads out.
 */
final class CheckoutFiles implements FileSource {
    private final Checkout checkout;
    private final RepoPath mount;
    private final Relocation relocation;

    /**
     * @param mount the path below which they lie
     * @param entry where the repository is named
     */
    CheckoutFiles(Checkout checkout, RepoPath mount, Span entry) {
        this.checkout = checkout;
        this.mount = mount;
        this.relocation = new Relocation(entry);
    }

    @Override
    public Optional<SourceFile> file(RepoPath path) {
        return inside(path).flatMap(checkout.tree()::file);
    }

    @Override
    public boolean isDirectory(RepoPath path) {
        return inside(path).filter(checkout.tree()::isDirectory).isPresent();
    }

    @Override
    public Optional<YamlFile> yaml(RepoPath path) {
        return file(path).map(file -> relocation.file(YamlParser.parse(path, file.bytes())));
    }

    /** The link or submodule that a path is or lies in, of which nothing is known; empty if there is none. */
    @Override
    public Optional<RepoPath> unseen(RepoPath path) {
        return inside(path)
                .flatMap(own -> checkout.links().stream().filter(own::isIn).findFirst());
    }

    private Optional<RepoPath> inside(RepoPath path) {
        int start = mount.value().length() + 1;
        return !path.isIn(mount)
                ? Optional.empty()
                : Optional.of(
                        path.equals(mount)
                                ? RepoPath.ROOT
                                : new RepoPath(path.value().substring(start)));
    }
}

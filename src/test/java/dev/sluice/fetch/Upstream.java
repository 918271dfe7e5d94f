package dev.sluice.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CoreConfig;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** A repository that others fetch from. */
public final class Upstream implements AutoCloseable {
    private static final PersonIdent SOMEONE = new PersonIdent("someone", "someone@example.org");

    private final Path directory;
    private final Git git;

    private Upstream(Path directory, Git git) {
        this.directory = directory;
        this.git = git;
    }

    /** A repository without commits, whose branch is {@code main}. */
    public static Upstream in(Path directory) throws Exception {
        QuietSystem.install();
        return new Upstream(
                directory,
                Git.init()
                        .setDirectory(directory.toFile())
                        .setInitialBranch("main")
                        .call());
    }

    public Upstream file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Two files, of which the one is a kustomization that names the other one. */
    public Upstream configMap(String path, String name) throws IOException {
        return file(path + "/kustomization.yaml", "resources:\n  - settings.yaml\n")
                .file(path + "/settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n");
    }

    public Upstream link(String path, String target) throws IOException {
        git.getRepository().getConfig().setEnum("core", null, "symlinks", CoreConfig.SymLinks.TRUE);
        Files.createSymbolicLink(directory.resolve(path), Path.of(target));
        return this;
    }

    /** Commits everything; the id of the commit. */
    public String commit() throws Exception {
        git.add().addFilepattern(".").call();
        RevCommit commit = git.commit()
                .setMessage("change")
                .setAuthor(SOMEONE)
                .setCommitter(SOMEONE)
                .setSign(false)
                .call();
        return commit.name();
    }

    public Upstream tag(String name) throws Exception {
        git.tag()
                .setName(name)
                .setMessage(name)
                .setTagger(SOMEONE)
                .setAnnotated(true)
                .setSigned(false)
                .call();
        return this;
    }

    public Upstream branch(String name) throws Exception {
        git.branchCreate().setName(name).call();
        return this;
    }

    /** Its URL on this machine. */
    public String url() {
        return "file://" + directory;
    }

    Repository repository() {
        return git.getRepository();
    }

    @Override
    public void close() {
        git.close();
    }
}

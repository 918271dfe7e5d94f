package dev.sluice.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Settings;
import dev.sluice.Trouble;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
    @TempDir
    Path root;

    private Settings settings;

    @BeforeEach
    void choose_the_directory() {
        settings = Settings.of(root, 1);
    }

    @Test
    void a_directory_outside_git_is_read_as_it_is() throws Exception {
        write("apps/a.yaml", "a: 1\n");
        write("b.txt", "b");

        Tree tree = new Fetch().run(settings);

        assertThat(paths(tree)).containsExactly("apps/a.yaml", "b.txt");
        assertThat(tree.revision().commit()).isEmpty();
        assertThat(tree.isDirectory(RepoPath.of("apps"))).isTrue();
        assertThat(tree.isDirectory(RepoPath.of("app"))).isFalse();
    }

    @Test
    void the_working_tree_holds_new_files_but_not_what_git_ignores_unless_it_is_tracked() throws Exception {
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            write(".gitignore", "*.tmp\nsecret.yaml\n/out/\n");
            write("kept.tmp", "tracked before it was ignored");
            git.add().addFilepattern(".gitignore").call();
            addByForce(git, "kept.tmp");
            write("new.yaml", "a: 1");
            write("other.tmp", "x");
            write("apps/secret.yaml", "x");
            write("out/deep/er.yaml", "x");
            write("apps/out/in.yaml", "x");
        }

        assertThat(paths(new Fetch().run(settings))).containsExactly("apps/out/in.yaml", "kept.tmp", "new.yaml");
    }

    @Test
    void the_index_holds_only_what_is_staged() throws Exception {
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            write("a.yaml", "staged");
            git.add().addFilepattern("a.yaml").call();
            write("a.yaml", "edited since");
            write("b.yaml", "not staged");
        }

        Tree tree = new Fetch().run(settings.with(new Settings.Snapshot.Index()));

        assertThat(paths(tree)).containsExactly("a.yaml");
        assertThat(tree.file(RepoPath.of("a.yaml")).orElseThrow().text()).isEqualTo("staged");
    }

    @Test
    void a_revision_is_read_from_the_object_database_below_the_chosen_directory() throws Exception {
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            write("gitops/a.yaml", "first");
            write("elsewhere.yaml", "x");
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("first")
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .setSign(false)
                    .call();
            write("gitops/a.yaml", "second");
        }
        Settings below = Settings.of(root.resolve("gitops"), 1).with(new Settings.Snapshot.At("HEAD"));

        Tree tree = new Fetch().run(below);

        assertThat(paths(tree)).containsExactly("a.yaml");
        assertThat(tree.file(RepoPath.of("a.yaml")).orElseThrow().text()).isEqualTo("first");
        assertThat(tree.revision().commit()).isPresent();
    }

    @Test
    void an_unknown_revision_is_trouble_that_names_it() throws Exception {
        Git.init().setDirectory(root.toFile()).call().close();

        assertThatThrownBy(() -> new Fetch().run(settings.with(new Settings.Snapshot.At("v9"))))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("\"v9\"");
    }

    @Test
    void asking_for_the_index_outside_git_is_trouble() {
        assertThatThrownBy(() -> new Fetch().run(settings.with(new Settings.Snapshot.Index())))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("not in a git repository");
    }

    @Test
    void what_flux_leaves_out_by_default_is_set_aside_with_the_reason() throws Exception {
        write(".github/workflows/ci.yaml", "x");
        write("sub/.sops.yaml", "x");
        write("image.jpg", "x");
        write("workload.yaml", "x");

        Tree tree = new Fetch().run(settings);

        assertThat(paths(tree)).containsExactly("workload.yaml");
        assertThat(reason(tree, "sub/.sops.yaml")).contains("**/.sops.yaml");
        assertThat(tree.anyFile(RepoPath.of("sub/.sops.yaml"))).isPresent();
    }

    @Test
    void a_sourceignore_file_switches_the_other_defaults_off() throws Exception {
        write(".sourceignore", "# ours\nignore-dir/*\n!ignore-dir/include\n");
        write("ignore-dir/file.yaml", "x");
        write("ignore-dir/include", "x");
        write("image.jpg", "x");

        Tree tree = new Fetch().run(settings);

        assertThat(paths(tree)).containsExactly(".sourceignore", "ignore-dir/include", "image.jpg");
        assertThat(reason(tree, "ignore-dir/file.yaml")).isEqualTo("\"ignore-dir/*\" in .sourceignore");
    }

    @Test
    void symbolic_links_are_dropped() throws Exception {
        write("a.yaml", "x");
        Files.createSymbolicLink(root.resolve("link.yaml"), root.resolve("a.yaml"));
        Files.createSymbolicLink(root.resolve("loop"), root);

        assertThat(paths(new Fetch().run(settings))).containsExactly("a.yaml");
    }

    @Test
    void symbolic_links_are_dropped_from_the_index_and_from_revisions() throws Exception {
        write("a.yaml", "x");
        Files.createSymbolicLink(root.resolve("link.yaml"), Path.of("a.yaml"));
        Files.createSymbolicLink(root.resolve("directory"), Path.of("."));
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("links").setSign(false).call();
            assertThat(git.getRepository().readDirCache().getEntryCount()).isEqualTo(3);
        }

        assertThat(paths(new Fetch().run(settings.with(new Settings.Snapshot.Index()))))
                .containsExactly("a.yaml");
        assertThat(paths(new Fetch().run(settings.with(new Settings.Snapshot.At("HEAD")))))
                .containsExactly("a.yaml");
    }

    @Test
    void a_manifest_of_a_hundred_megabytes_is_a_fault_and_is_not_held() throws Exception {
        try (RandomAccessFile huge =
                new RandomAccessFile(root.resolve("huge.yaml").toFile(), "rw")) {
            huge.setLength(100L << 20);
        }

        Tree tree = new Fetch().run(settings);

        assertThat(tree.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.FILE_UNREADABLE);
            assertThat(fault.detail()).contains("100 MiB");
        });
        assertThat(tree.file(RepoPath.of("huge.yaml")).orElseThrow().hasContent())
                .isFalse();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static void addByForce(Git git, String path) throws Exception {
        var index = git.getRepository().lockDirCache();
        var builder = index.builder();
        for (int i = 0; i < index.getEntryCount(); i++) {
            builder.add(index.getEntry(i));
        }
        var entry = new org.eclipse.jgit.dircache.DirCacheEntry(path);
        entry.setFileMode(org.eclipse.jgit.lib.FileMode.REGULAR_FILE);
        try (var inserter = git.getRepository().newObjectInserter()) {
            entry.setObjectId(inserter.insert(org.eclipse.jgit.lib.Constants.OBJ_BLOB, new byte[] {'x'}));
            inserter.flush();
        }
        builder.add(entry);
        builder.commit();
    }

    private static String reason(Tree tree, String path) {
        return java.util.Objects.requireNonNull(tree.ignored().get(RepoPath.of(path)))
                .reason();
    }

    private static List<String> paths(Tree tree) {
        return tree.files().keySet().stream().map(RepoPath::value).toList();
    }
}

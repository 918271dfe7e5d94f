package dev.sluice.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Trouble;
import dev.sluice.text.RepoPath;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void make_a_root_with_a_file() throws Exception {
        root = Files.createDirectory(directory.resolve("root")).toRealPath();
        Files.writeString(root.resolve("a.yaml"), "a");
        Files.writeString(directory.resolve("above.yaml"), "above");
    }

    @Test
    void a_name_is_tidied_before_links_are_followed() throws Exception {
        Files.createDirectories(root.resolve("x/y"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("x/y"));
        DiskFiles files = new DiskFiles(root);

        assertThat(files.resolve(RepoPath.ROOT, "link/../a.yaml")).contains(RepoPath.of("a.yaml"));
        assertThat(files.resolve(RepoPath.ROOT, "link")).contains(RepoPath.of("x/y"));
        assertThat(files.isDirectory(RepoPath.of("x/y"))).isTrue();
    }

    @Test
    void what_is_not_there_keeps_its_name() {
        assertThat(new DiskFiles(root).resolve(RepoPath.of("b"), "../c.yaml")).contains(RepoPath.of("c.yaml"));
    }

    @Test
    void an_absolute_name_leads_to_the_same_file() {
        DiskFiles files = new DiskFiles(root);

        assertThat(files.resolve(RepoPath.ROOT, root.resolve("a.yaml").toString()))
                .contains(RepoPath.of("a.yaml"));
    }

    @Test
    void what_lies_outside_is_remembered_if_it_is_there() throws Exception {
        DiskFiles files = new DiskFiles(root);

        assertThat(files.resolve(RepoPath.ROOT, "../nothing.yaml")).isEmpty();
        assertThat(files.outside()).isEmpty();
        assertThat(files.resolve(RepoPath.ROOT, "../above.yaml")).isEmpty();
        assertThat(files.outside()).contains(directory.toRealPath().resolve("above.yaml"));
    }

    @Test
    void a_text_that_is_no_path_leads_nowhere() {
        assertThat(new DiskFiles(root).resolve(RepoPath.ROOT, "a\0b")).isEmpty();
    }

    @Test
    void a_file_is_read_once() throws Exception {
        DiskFiles files = new DiskFiles(root);
        assertThat(files.file(RepoPath.of("a.yaml")).orElseThrow().text()).isEqualTo("a");

        Files.writeString(root.resolve("a.yaml"), "changed");

        assertThat(files.file(RepoPath.of("a.yaml")).orElseThrow().text()).isEqualTo("a");
    }

    @Test
    void a_file_that_is_too_large_is_not_taken_for_an_empty_one() throws Exception {
        try (RandomAccessFile huge =
                new RandomAccessFile(root.resolve("huge.yaml").toFile(), "rw")) {
            huge.setLength(100L << 20);
        }

        assertThatThrownBy(() -> new DiskFiles(root).file(RepoPath.of("huge.yaml")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("100 MiB");
    }

    @Test
    void a_root_that_is_missing_or_a_file_is_said_to_be_none() {
        assertThatThrownBy(() -> new DiskFiles(root.resolve("no")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> new DiskFiles(root.resolve("a.yaml")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("is a file");
    }
}

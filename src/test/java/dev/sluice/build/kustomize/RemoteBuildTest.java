package dev.sluice.build.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fetch.RemoteFetch;
import dev.sluice.fetch.Server;
import dev.sluice.fetch.Upstream;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteBuildTest {
    private static final String LOCAL = "kustomization.yaml";

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Upstream upstream;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        upstream = Upstream.in(directory.resolve("upstream"));
        server = Server.start().repository("/org/repo", upstream);
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
        threads.shutdownNow();
    }

    @Test
    void a_remote_base_is_built_and_its_fields_are_edited_at_the_entry() throws Exception {
        upstream.configMap("base", "settings").commit();
        String url = server.url("/org/repo//base?ref=main");

        Result result = build("namePrefix: my-\nresources:\n  - " + url + "\n");

        assertThat(result.state()).as("%s", result.faults()).isEqualTo(Result.State.BUILT);
        assertThat(KustomizeBuild.print(result)).contains("name: my-settings");
        var kind = result.items().get(0).root().at("kind").orElseThrow();
        assertThat(kind.span()).isEqualTo(new Span(RepoPath.of(LOCAL), 3, 5, 3, 5 + url.length()));
        assertThat(kind.origin().chain().get(1))
                .hasToString(server.url("/org/repo@main/base/settings.yaml:2:7").substring("http://".length()));
        assertThat(result.filesRead()).containsExactly(RepoPath.of(LOCAL));
    }

    @Test
    void a_remote_base_reaches_its_whole_repository_and_nothing_else() throws Exception {
        upstream.configMap("base", "settings")
                .file("overlay/kustomization.yaml", "resources:\n  - ../base\n")
                .file("escape/kustomization.yaml", "resources:\n  - ../../local\n")
                .file("reach/kustomization.yaml", "resources:\n  - ../base/settings.yaml\n")
                .commit();

        assertThat(build("resources:\n  - " + upstream.url() + "//overlay\n").state())
                .isEqualTo(Result.State.BUILT);
        assertThat(fault("resources:\n  - " + upstream.url() + "//escape\n").kind())
                .isEqualTo(FaultKind.REFERENCE_MISSING);
        assertThat(fault("resources:\n  - " + upstream.url() + "//reach\n").detail())
                .startsWith("load-restriction: ");
    }

    @Test
    void a_fault_in_a_remote_base_stands_at_the_entry_and_says_where_it_is() throws Exception {
        upstream.file("base/kustomization.yaml", "resources:\n  - a.yaml\n").commit();
        upstream.file("base/a.yaml", "a: [\n").commit();

        Fault fault = fault("resources:\n  - " + upstream.url() + "//base\n");

        assertThat(fault.span().path()).isEqualTo(RepoPath.of(LOCAL));
        assertThat(fault.span().line()).isEqualTo(2);
        assertThat(fault.detail()).startsWith("yaml-syntax: ").contains("base/a.yaml:");
    }

    @Test
    void remote_components_patches_and_generator_files_are_taken() throws Exception {
        upstream.file("part/kustomization.yaml", "kind: Component\nnameSuffix: -x\n")
                .commit();
        server.file("/patch.yaml", "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: made-x\ndata:\n  b: c\n")
                .file("/a.txt", "hello");

        Result result = build("generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator:\n  - name: made\n"
                + "    files: [" + server.url("/a.txt") + "]\ncomponents:\n  - " + upstream.url()
                + "//part\npatches:\n  - path: "
                + server.url("/patch.yaml") + "\n");

        assertThat(result.faults()).isEmpty();
        assertThat(KustomizeBuild.print(result))
                .contains("a.txt: hello")
                .contains("b: c")
                .contains("name: made-x");
    }

    @Test
    void a_file_is_taken_for_a_file_although_its_url_could_be_a_repository() {
        server.file("/org/files/v1/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n");

        assertThat(build("resources:\n  - " + server.url("/org/files/v1/a.yaml") + "\n")
                        .items())
                .hasSize(1);
    }

    @Test
    void a_repository_that_leads_to_itself_is_a_cycle() throws Exception {
        String url = server.url("/org/repo//base");
        upstream.file("base/kustomization.yaml", "resources:\n  - " + url + "\n")
                .commit();

        assertThat(fault("resources:\n  - " + url + "\n").detail()).startsWith("cycle: ");
    }

    @Test
    void a_repository_from_elsewhere_does_not_read_one_on_this_machine() throws Exception {
        try (Upstream here = Upstream.in(directory.resolve("here"))) {
            here.configMap("base", "private").commit();
            upstream.file("base/kustomization.yaml", "resources:\n  - " + here.url() + "//base\n")
                    .commit();

            assertThat(fault("resources:\n  - " + server.url("/org/repo//base") + "\n")
                            .detail())
                    .startsWith("load-restriction: ");
        }
    }

    @Test
    void what_is_not_there_fails_the_build_and_tells_no_credential() throws Exception {
        upstream.configMap("base", "settings").commit();
        String url = server.url("/org/repo//base?ref=v9").replace("http://", "http://me:hunter2@");

        Fault fault = fault("resources:\n  - " + url + "\n");

        assertThat(fault.detail())
                .startsWith("remote: \"" + server.url("/org/repo//base?ref=v9"))
                .contains("no branch, tag or commit \"v9\"")
                .doesNotContain("hunter2");
        assertThat(fault.hint()).isPresent();
        assertThat(fault("resources:\n  - " + server.url("/org/repo//bse") + "\n")
                        .kind())
                .isEqualTo(FaultKind.REFERENCE_MISSING);
    }

    @Test
    void a_host_that_does_not_answer_leaves_the_build_unresolved() {
        String url = server.url("/org/repo//base");
        server.close();

        Result result = build("resources:\n  - " + url + "\n");

        assertThat(result.state()).isEqualTo(Result.State.UNRESOLVED);
        assertThat(result.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.REMOTE_UNRESOLVED);
            assertThat(fault.detail()).contains(url).contains("could not be fetched");
        });
    }

    @Test
    void without_leave_nothing_is_asked_of_the_network() throws Exception {
        upstream.configMap("base", "settings").commit();
        server.file("/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n");

        Result result = new Project()
                .kustomization("resources:\n  - " + server.url("/org/repo//base") + "\n  - " + server.url("/a.yaml")
                        + "\n  - " + upstream.url() + "//base\n")
                .build();

        assertThat(result.state()).isEqualTo(Result.State.UNRESOLVED);
        assertThat(result.faults()).hasSize(3).allMatch(fault -> fault.kind() == FaultKind.REMOTE_UNRESOLVED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void what_lies_behind_a_link_that_leads_out_is_unknown_and_not_missing() throws Exception {
        upstream.configMap("base", "settings").link("out", "../elsewhere").commit();

        assertThat(build("resources:\n  - " + upstream.url() + "//out/base\n").state())
                .isEqualTo(Result.State.UNRESOLVED);
    }

    private Fault fault(String kustomization) {
        Result result = build(kustomization);
        assertThat(result.state()).as("%s", result).isEqualTo(Result.State.FAILED);
        return result.faults().get(0);
    }

    private Result build(String kustomization) {
        TreeFiles files = TreeFiles.of(Trees.of(Map.of(LOCAL, kustomization)));
        return KustomizeBuild.build(
                files, RepoPath.ROOT, Options.COMMAND_LINE, new RemoteFetch(directory.resolve("cache"), threads));
    }
}

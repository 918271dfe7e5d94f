package dev.sluice.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.envtest.EnvTest;
import dev.sluice.model.Fault;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares verdicts with a real API server: of the corpus' objects, and of copies of them with one thing changed. */
@Tag("suite")
final class ApiServerOracleSuite {
    private static final int MUTANTS_EACH = Integer.getInteger("oracle.mutants", 3);

    @TempDir
    Path directory;

    private final Catalog catalog = Catalog.builtIn(Catalog.DEFAULT_MINOR);
    private final List<String> disagreements = new ArrayList<>();
    private int agreed;

    @Test
    void the_verdict_on_an_object_is_the_servers() throws Exception {
        EnvTest.assumeInstalled();
        Path corpus = Conformance.folder("corpus");
        Mutants mutants = new Mutants(42);
        try (OracleServer server = new OracleServer(directory, Conformance.folder("schema-sources"))) {
            for (Mapping object : objects(corpus)) {
                compare(server, object, "as it is");
                for (int i = 0; i < MUTANTS_EACH; i++) {
                    Mutants.Mutant mutant = mutants.of(object);
                    compare(server, mutant.object(), mutant.what());
                }
            }
        }
        Files.write(Path.of("target", "apiserver-disagreements.txt"), disagreements);
        Conformance.figure("apiserver", agreed, agreed + disagreements.size());
        assertThat(agreed).isPositive();
    }

    private void compare(OracleServer server, Mapping object, String what) throws IOException, InterruptedException {
        ResourceId id = ResourceId.of(object);
        Optional<KindSchema> kind = catalog.find(id.group(), id.version(), id.kind());
        // The server has the catalog's definitions already, and judges others as changes of them.
        if (kind.isEmpty() || id.name().isEmpty() || id.kind().equals(CustomKinds.KIND)) {
            return;
        }
        OracleServer.Answer answer = server.apply(kind.get().entry(), object);
        if (!answer.isVerdict()) {
            return;
        }
        List<Fault> faults = ObjectCheck.of(kind.get(), new Resource(id, object, ""));
        if (faults.isEmpty() == answer.accepts()) {
            agreed++;
        } else {
            String ours = faults.isEmpty() ? "MISSED" : "FALSE " + faults.get(0).detail();
            disagreements.add(id + " (" + what + ")\t" + ours + "\t" + answer.status() + " " + answer.body());
        }
    }

    private static List<Mapping> objects(Path corpus) throws IOException {
        Map<String, Mapping> distinct = new TreeMap<>();
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(path -> path.toString().matches(".*/kustomize/.*\\.yaml"))
                    .sorted()
                    .toList()) {
                for (Node document : YamlParser.parse(RepoPath.of("corpus.yaml"), Files.readAllBytes(file))
                        .documents()) {
                    String text = YamlPrinter.print(document);
                    if (document instanceof Mapping object && !text.contains("ENC[AES") && !text.contains("${")) {
                        distinct.putIfAbsent(text, object);
                    }
                }
            }
        }
        return List.copyOf(distinct.values());
    }
}

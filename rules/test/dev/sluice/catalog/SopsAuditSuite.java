package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Conformance;
import dev.sluice.Settings;
import dev.sluice.finding.Finding;
import dev.sluice.model.Report;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the frozen SOPS vectors say that an audit without any private key finds, against what the rules find. */
@Tag("suite")
final class SopsAuditSuite {
    /** The vectors' keys and files carry the dates of the day they were made. */
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    /** Each id of the vectors: the rule that reports it, and words of its message. */
    private static final Map<String, String> REPORTED = Map.ofEntries(
            Map.entry("FX01", "SEC001 .*committed in plain text.*"),
            Map.entry("FX04", "SEC005 .*"),
            Map.entry("FX09", "SEC008 .*is encrypted, by which.*"),
            Map.entry("FX10", "SEC005 .*"),
            Map.entry("FX11", "SEC006 .*ends up readable in a ConfigMap.*"),
            Map.entry("FX12", "SEC006 .*as cipher text.*|SEC004 .*so that Flux fails to decrypt.*"),
            Map.entry("FX13", "SEC006 .*entry.*|SEC007 .*Flux .*open.*"),
            Map.entry("FX14", "SEC006 .*does not recognise.*"),
            Map.entry("FX17", "SEC006 .*decrypt: disabled.*"),
            Map.entry("FX18", "SEC004 .*in the clear where the rule.*"),
            Map.entry("FX22", "SEC006 .*is not picked up.*"),
            Map.entry("FX23", "(KUS|REP|SEC)\\d+ .*\\.sops\\.yaml.*"),
            Map.entry("FX27", "SEC006 .*chooses by comments.*"),
            Map.entry("SF01", "SEC011 .*no sops block.*"),
            Map.entry("SF02", "SEC011 .*(not a mapping|has both).*"),
            Map.entry("SF03", "SEC011 .*has no \"mac\".*"),
            Map.entry("SF05", "SEC011 .*lastmodified.*"),
            Map.entry("SF06", "SEC015 .*lastmodified.*"),
            Map.entry("SF07", "SEC011 .*version.*"),
            Map.entry("SF08", "SEC011 .*names no recipients.*"),
            Map.entry("SF09", "SEC(011|004) .*(is damaged|not whole base64|unknown type).*"),
            Map.entry("SF10", "SEC015 .*(text that everybody ignores|form that sops does not write).*"),
            Map.entry("SF11", "SEC004 .*should be encrypted but is not.*"),
            Map.entry("SF12", "SEC004 .*outside the rule.*"),
            Map.entry("SF13", "SEC015 .*reuses the nonce.*"),
            Map.entry("SF14", "SEC015 .*is a copy of another.*"),
            Map.entry("SF15", "SEC011 .*ends inside.*|YML001 .*"),
            Map.entry("SF16", "SEC011 .*no regular expression of RE2.*"),
            Map.entry("SF17", "SEC008 .*"),
            Map.entry("SF18", "SEC015 .*selects none.*|SEC004 .*none of its values.*"),
            Map.entry("SF19", "SEC016 .*mac_only_encrypted.*"),
            Map.entry("SF20", "SEC016 .*is empty.*"),
            Map.entry("SF21", "SEC015 .*no longer than.*"),
            Map.entry("SF22", "SEC015 .*no base64 is.*"),
            Map.entry("SF23", "SEC006 .*lost its own sops block.*"),
            Map.entry("SF24", "SEC016 .*comment is in the clear.*"),
            Map.entry("SK01", "SEC014 .*is damaged.*"),
            Map.entry("SK02", "SEC014 .*for another key than.*"),
            Map.entry("SK03", "SEC013 .*neither exported here nor named.*"),
            Map.entry("SK04", "SEC013 .*has expired.*"),
            Map.entry("SK05", "SEC013 .*is revoked.*"),
            Map.entry("SK06", "SEC013 .*is weak.*"),
            Map.entry("SK08", "SEC016 .*not the whole fingerprint.*"),
            Map.entry("SK09", "SEC014 .*not protected.*|SEC016 .*before 2\\.3.*"),
            Map.entry("SK10", "SEC015 .*(hides for whom|of which the file names one).*"),
            Map.entry("SK11", "SEC013 .*no age recipient.*"),
            Map.entry("SK12", "SEC014 .*for somebody else than.*"),
            Map.entry("SK13", "SEC015 .*named twice.*"),
            Map.entry("SK14", "SEC014 .*shamir_threshold.*"),
            Map.entry("SK15", "SEC014 .*several key groups.*"),
            Map.entry("SK16", "SEC016 .*only key services.*"));

    /** That one key alone opens a file is no mistake: the model knows it, and no rule speaks of it. */
    private static final String SINGLE = "SK19";

    private final List<String> missing = new ArrayList<>();
    private int total;

    @Test
    void what_the_vectors_record_is_found_without_a_key(@TempDir Path place) throws IOException {
        Path root = Conformance.folder("conformance/sops");
        for (Path folder : cases(root)) {
            Node facts = json(folder.resolve("case.json"));
            List<String> recorded = texts(facts, "static_findings");
            if (!recorded.isEmpty()) {
                check(folder, facts, recorded, place.resolve(folder.getFileName()));
            }
        }
        missing.forEach(System.out::println);
        Conformance.figure("sops-static", total - missing.size(), total);
        assertThat(total).isGreaterThan(80);
    }

    private void check(Path folder, Node facts, List<String> recorded, Path repository) throws IOException {
        copy(folder.resolve("../keys/pub"), repository.resolve("keys"));
        copy(folder.resolve("../../keys/pub"), repository.resolve("keys"));
        if (Files.isDirectory(folder.resolve("repo"))) {
            cluster(folder, facts, repository);
        } else {
            String name = facts.text("encrypted").orElseThrow();
            Files.copy(folder.resolve(name), repository.resolve(name));
        }
        Report report = lint(repository);
        List<String> found =
                report.findings().stream().map(SopsAuditSuite::line).toList();
        for (String id : recorded) {
            total++;
            if (!isFound(id, found, report)) {
                missing.add(folder.getFileName() + ": " + id + " is not among " + found);
            }
        }
    }

    private static boolean isFound(String id, List<String> found, Report report) {
        if (id.equals(SINGLE)) {
            return report.rendered().plain().sops().values().stream()
                    .anyMatch(file -> file.recipients().size() == 1);
        }
        Pattern reported = Pattern.compile(REPORTED.getOrDefault(id, "nobody reports it"));
        return found.stream().anyMatch(line -> reported.matcher(line).matches());
    }

    private static String line(Finding finding) {
        return finding.rule() + " " + finding.message();
    }

    private static Report lint(Path repository) {
        try (Pipeline pipeline = new Pipeline(Settings.of(repository, 1), TODAY)) {
            return pipeline.lint();
        }
    }

    /** A cluster whose one Kustomization builds the repository of a case. */
    private static void cluster(Path folder, Node facts, Path repository) throws IOException {
        copy(folder.resolve("repo"), repository.resolve("repo"));
        String path = facts.text("path").orElse(".");
        String decryption = facts.text("decryption_configured").orElse("true").equals("true")
                ? "  decryption: {provider: sops, secretRef: {name: keys}}\n"
                : "";
        Path entry = Files.createDirectories(repository.resolve("clusters/test/flux-system"));
        Files.writeString(entry.resolve("gotk-sync.yaml"), """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: flux-system, namespace: flux-system}
                spec: {interval: 1m, url: https://example.com/repo}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: flux-system, namespace: flux-system}
                spec: {interval: 1m, path: ./clusters/test, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}
                """);
        Files.writeString(entry.resolveSibling("app.yaml"), """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: app, namespace: flux-system}
                spec:
                  interval: 1m
                  path: ./repo/%s
                  prune: true
                  sourceRef: {kind: GitRepository, name: flux-system}
                """.formatted(path) + decryption);
    }

    private static List<Path> cases(Path root) throws IOException {
        try (Stream<Path> plain = Files.list(root);
                Stream<Path> flux = Files.list(root.resolve("flux"))) {
            return Stream.concat(plain, flux)
                    .filter(folder -> Files.exists(folder.resolve("case.json")))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static List<String> texts(Node node, String field) {
        return node.child(field) instanceof Sequence sequence
                ? sequence.items().stream().map(item -> ((Scalar) item).text()).toList()
                : List.of();
    }

    private static Node json(Path file) throws IOException {
        return YamlParser.parse(RepoPath.of("case.json"), Files.readAllBytes(file))
                .documents()
                .get(0);
    }
}

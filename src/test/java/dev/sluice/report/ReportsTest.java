package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.finding.RuleId;
import dev.sluice.finding.Severity;
import dev.sluice.model.Rendered;
import dev.sluice.model.Report;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final RepoPath FILE = RepoPath.of("apps/a b.yaml");

    @Test
    void carets_stand_under_the_token_even_after_wide_characters() {
        String text = text(report(finding("SRC001", 2, 9, 16), "kind: x\nnäme: 🚀podinfo\n"));

        assertThat(text).contains("  2 | näme: 🚀podinfo\n    |         ^^^^^^^\n");
    }

    @Test
    void a_finding_names_place_rule_hint_fix_and_views() {
        Finding finding = finding("SRC001", 1, 7, 8)
                .hint("did you mean \"y\"?")
                .fix(Fix.safe("write y", new Edit(new Span(FILE, 1, 7, 1, 8), "y")))
                .related(new Span(FILE, 2, 1, 2, 2), "the other end")
                .in("staging")
                .in("production");

        assertThat(text(report(finding, "kind: x\nnot: z\n"))).startsWith("""
                apps/a b.yaml:1:7: error: it is wrong [SRC001 source-dangling]
                  1 | kind: x
                    |       ^
                  see: apps/a b.yaml:2:1: the other end
                  hint: did you mean "y"?
                  fix: write y at apps/a b.yaml:1:7
                  in: production, staging
                """);
    }

    @Test
    void a_line_that_may_hold_a_secret_is_masked() {
        String secret = "  token: hunter2-hunter2\n";

        assertThat(text(report(finding("SEC001", 1, 10, 25), secret)))
                .contains("token: ********")
                .doesNotContain("hunter2");
        assertThat(text(report(finding("SEC001", 1, 3, 8), secret)))
                .contains("token: ********")
                .doesNotContain("hunter2");
        assertThat(text(report(finding("SCH001", 1, 10, 25).about("Secret a/b"), secret)))
                .doesNotContain("hunter2");
    }

    @Test
    void another_secret_before_a_masked_one_is_masked_too() {
        String secrets = "data: {user: hunter1, token: hunter2}\n";

        assertThat(text(report(finding("SEC004", 1, 30, 37), secrets)))
                .contains("*****")
                .doesNotContain("hunter");
    }

    @Test
    void a_repository_without_views_is_said_to_be_judged_by_file_only() {
        assertThat(text(report(finding("SRC001", 1, 1, 2), "x\n"))).contains("no cluster found");
    }

    @Test
    void sarif_escapes_paths_and_carries_the_fix() {
        Finding finding = finding("SRC001", 1, 7, 8)
                .about("Ingress a/b")
                .fix(Fix.safe("write y", new Edit(new Span(FILE, 1, 7, 1, 8), "y")));

        String sarif = new SarifReport("0.1.0").write(report(finding, "kind: x\n"));

        assertThat(sarif)
                .contains("\"uri\" : \"apps/a%20b.yaml\"")
                .contains("\"startColumn\" : 7")
                .contains("\"fullyQualifiedName\" : \"Ingress a/b\"")
                .contains("\"insertedContent\"")
                .contains("\"level\" : \"error\"");
    }

    @Test
    void the_fingerprint_of_a_finding_stays_when_its_line_moves() {
        String before = new SarifReport("0.1.0").write(report(finding("SRC001", 1, 7, 8), "kind: x\n"));
        String after = new SarifReport("0.1.0").write(report(finding("SRC001", 5, 7, 8), "\n\n\n\nkind: x\n"));

        assertThat(fingerprint(after)).isEqualTo(fingerprint(before)).isNotBlank();
    }

    private static String fingerprint(String sarif) {
        return sarif.lines()
                .filter(line -> line.contains("sluice/v1"))
                .findFirst()
                .orElse("");
    }

    private static Finding finding(String rule, int line, int column, int endColumn) {
        return new Finding(
                new RuleId(rule),
                "source-dangling",
                Severity.ERROR,
                new Span(FILE, line, column, line, endColumn),
                "it is wrong",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                new TreeSet<>());
    }

    private static Report report(Finding finding, String content) {
        Rendered rendered = new Rendered(Trees.plain(FILE.value(), content), List.of(), List.of());
        return new Report(rendered, List.of(finding), List.of(), List.of(), new TreeMap<>());
    }

    private static String text(Report report) {
        return new TextReport(false, false).write(report);
    }
}

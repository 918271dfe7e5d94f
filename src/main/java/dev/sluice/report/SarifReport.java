package dev.sluice.report;

import dev.sluice.finding.Finding;
import dev.sluice.finding.RuleId;
import dev.sluice.finding.Severity;
import dev.sluice.finding.Suppression;
import dev.sluice.model.Report;
import dev.sluice.text.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report for code scanning: SARIF 2.1.0 (OASIS Standard, sections as named beside the fields). */
public final class SarifReport implements ReportWriter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final String version;

    /** @param version the version of Sluice */
    public SarifReport(String version) {
        this.version = version;
    }

    @Override
    public String write(Report report) {
        List<RuleId> ids = new ArrayList<>(report.rules().keySet());
        return Json.document(json -> {
            json.text("$schema", SCHEMA);
            json.text("version", "2.1.0");
            json.objects("runs", List.of(report), run -> {
                json.object("tool", tool -> tool.object("driver", driver -> driver(driver, report)));
                json.text("columnKind", "unicodeCodePoints");
                json.object(
                        "originalUriBaseIds",
                        bases -> bases.object(
                                ROOT,
                                root -> root.object(
                                        "description", text -> text.text("text", "the root of the repository"))));
                json.objects(
                        "invocations",
                        List.of(report),
                        one -> json.flag("executionSuccessful", one.crashes().isEmpty()));
                json.objects("results", results(report), result -> result(json, result, ids));
            });
        });
    }

    private record Result(Finding finding, Optional<Suppression> by) {}

    private static List<Result> results(Report report) {
        List<Result> all = new ArrayList<>();
        report.findings().forEach(finding -> all.add(new Result(finding, Optional.empty())));
        report.silenced().forEach(silenced -> all.add(new Result(silenced.finding(), Optional.of(silenced.by()))));
        return all;
    }

    private void driver(Json json, Report report) {
        json.text("name", "Sluice");
        json.text("semanticVersion", version);
        json.objects("rules", report.rules().entrySet(), rule -> rule(json, rule));
    }

    private static void rule(Json json, Map.Entry<RuleId, Report.RuleInfo> rule) {
        json.text("id", rule.getKey().value());
        json.text("name", pascalCase(rule.getValue().name()));
        json.object(
                "shortDescription", text -> text.text("text", rule.getValue().summary()));
        json.object(
                "defaultConfiguration",
                text -> text.text("level", level(rule.getValue().severity())));
    }

    private static void result(Json json, Result result, List<RuleId> ids) {
        Finding finding = result.finding();
        json.text("ruleId", finding.rule().value());
        int index = ids.indexOf(finding.rule());
        if (index >= 0) {
            json.number("ruleIndex", index);
        }
        json.text("level", level(finding.severity()));
        String hint = finding.hint().map(text -> "; " + text).orElse("");
        json.object("message", text -> text.text("text", finding.message() + hint));
        json.objects("locations", List.of(finding), one -> {
            location(json, one.span());
            if (!one.subject().isEmpty()) {
                json.objects(
                        "logicalLocations",
                        List.of(one),
                        object -> json.text("fullyQualifiedName", object.subject())
                                .text("kind", "object"));
            }
        });
        json.objects("relatedLocations", finding.related(), related -> {
            location(json, related.span());
            json.object("message", text -> text.text("text", related.message()));
        });
        json.object("partialFingerprints", prints -> prints.text("sluice/v1", fingerprint(finding)));
        json.objects("fixes", finding.fix().stream().toList(), fix -> SarifFix.write(json, fix));
        json.objects("suppressions", result.by().stream().toList(), by -> {
            json.text("kind", "inSource");
            json.text("justification", by.reason());
        });
        json.object("properties", properties -> properties.texts("views", finding.views()));
    }

    private static void location(Json json, Span span) {
        json.object("physicalLocation", place -> {
            place.object(
                    "artifactLocation",
                    file -> file.text("uri", Uris.of(span.path())).text("uriBaseId", ROOT));
            place.object("region", region -> SarifFix.region(region, span));
        });
    }

    /** The same finding keeps it when lines move: no line numbers take part. */
    private static String fingerprint(Finding finding) {
        String identity = String.join(
                "\n", finding.rule().value(), finding.span().path().value(), finding.subject(), finding.message());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }

    private static String pascalCase(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("-")) {
            out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return out.toString();
    }
}

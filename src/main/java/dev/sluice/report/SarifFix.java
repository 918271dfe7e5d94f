package dev.sluice.report;

import dev.sluice.finding.Edit;
import dev.sluice.finding.Fix;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fixes and regions of SARIF 2.1.0, sections 3.55 and 3.30. */
final class SarifFix {
    private SarifFix() {}

    static void write(Json json, Fix fix) {
        json.object("description", text -> text.text("text", fix.description()));
        Map<RepoPath, List<Edit>> byFile = fix.edits().stream()
                .collect(Collectors.groupingBy(edit -> edit.span().path(), TreeMap::new, Collectors.toList()));
        json.objects("artifactChanges", byFile.entrySet(), change -> {
            json.object("artifactLocation", file -> file.text("uri", Uris.of(change.getKey())));
            json.objects("replacements", change.getValue(), edit -> {
                json.object("deletedRegion", region -> region(region, edit.span()));
                json.object("insertedContent", text -> text.text("text", edit.replacement()));
            });
        });
    }

    static void region(Json json, Span span) {
        json.number("startLine", span.line());
        json.number("startColumn", span.column());
        json.number("endLine", span.endLine());
        json.number("endColumn", span.endColumn());
    }
}

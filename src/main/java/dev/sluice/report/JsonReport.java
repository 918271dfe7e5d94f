package dev.sluice.report;

import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Report;
import dev.sluice.text.Span;
import java.util.Locale;

/** The report for programs. Version 1; fields are added, never changed, within a version. */
public final class JsonReport implements ReportWriter {
    @Override
    public String write(Report report) {
        return Json.document(json -> {
            json.number("version", 1);
            json.object("revision", at -> {
                var revision = report.rendered().plain().tree().revision();
                at.text("name", revision.name());
                revision.commit().ifPresent(commit -> at.text("commit", commit));
            });
            json.objects("views", Verdict.of(report), verdict -> view(json, verdict));
            json.objects("findings", report.findings(), finding -> finding(json, finding));
            json.objects("silenced", report.silenced(), silenced -> {
                finding(json, silenced.finding());
                json.object("by", by -> {
                    span(by, silenced.by().span());
                    by.text("reason", silenced.by().reason());
                });
            });
        });
    }

    private static void view(Json json, Verdict verdict) {
        json.text("name", verdict.view().name());
        json.text("entry", verdict.view().entry().toString());
        json.flag("clean", verdict.isClean());
        json.number("errors", verdict.errors());
        json.number("warnings", verdict.warnings());
        json.objects("kustomizations", verdict.view().builds(), build -> kustomization(json, build));
    }

    private static void kustomization(Json json, KustomizationBuild build) {
        json.text("key", build.key());
        json.text("path", build.kustomization().path().toString());
        json.text("state", build.state().name().toLowerCase(Locale.ROOT));
        json.number("objects", build.resources().size());
    }

    private static void finding(Json json, Finding finding) {
        json.text("rule", finding.rule().value());
        json.text("name", finding.name());
        json.text("severity", finding.severity().word());
        json.text("message", finding.message());
        span(json, finding.span());
        finding.hint().ifPresent(hint -> json.text("hint", hint));
        if (!finding.subject().isEmpty()) {
            json.text("subject", finding.subject());
        }
        json.texts("views", finding.views());
        json.objects("related", finding.related(), related -> {
            span(json, related.span());
            json.text("message", related.message());
        });
        finding.fix().ifPresent(fix -> json.object("fix", object -> fix(object, fix)));
    }

    private static void fix(Json json, Fix fix) {
        json.text("description", fix.description());
        json.flag("safe", fix.safe());
        json.objects("edits", fix.edits(), edit -> edit(json, edit));
    }

    private static void edit(Json json, Edit edit) {
        span(json, edit.span());
        json.text("replacement", edit.replacement());
    }

    private static void span(Json json, Span span) {
        json.text("path", span.path().toString());
        json.number("line", span.line());
        json.number("column", span.column());
        json.number("endLine", span.endLine());
        json.number("endColumn", span.endColumn());
    }
}

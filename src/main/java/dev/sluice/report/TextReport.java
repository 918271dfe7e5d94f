package dev.sluice.report;

import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.finding.Related;
import dev.sluice.finding.Severity;
import dev.sluice.model.Report;
import dev.sluice.model.Tree;
import java.util.List;

/** The report for people: every finding with its line, carets, hint, fix and related places; then a verdict per view. */
public final class TextReport implements ReportWriter {
    private final boolean color;
    private final boolean quiet;

    /**
     * @param color whether to use ANSI colours
     * @param quiet whether to leave out the summary
     */
    public TextReport(boolean color, boolean quiet) {
        this.color = color;
        this.quiet = quiet;
    }

    /** Findings alone, without colours; the files that they quote are taken from a tree. */
    public static String findings(List<Finding> findings, Tree sources) {
        StringBuilder out = new StringBuilder();
        Excerpt excerpt = new Excerpt(sources);
        findings.forEach(finding -> new TextReport(false, true).write(finding, excerpt, out));
        return out.toString();
    }

    @Override
    public String write(Report report) {
        StringBuilder out = new StringBuilder();
        Excerpt excerpt = new Excerpt(report.rendered().plain().tree());
        for (Finding finding : report.findings()) {
            write(finding, excerpt, out);
        }
        if (!quiet) {
            summary(report, out);
        }
        return out.toString();
    }

    private void write(Finding finding, Excerpt excerpt, StringBuilder out) {
        out.append(paint("1", finding.span() + ":")).append(' ');
        out.append(paint(shade(finding.severity()), finding.severity().word() + ":"));
        out.append(' ').append(finding.message());
        out.append(" [")
                .append(finding.rule())
                .append(' ')
                .append(finding.name())
                .append("]\n");
        excerpt.of(finding).ifPresent(quote -> {
            String number = Integer.toString(quote.number());
            out.append("  ").append(number).append(" | ").append(quote.text()).append('\n');
            out.append(" ".repeat(number.length() + 2)).append(" | ");
            out.append(paint(shade(finding.severity()), quote.carets())).append('\n');
        });
        for (Related related : finding.related()) {
            note(out, "see", related.span() + ": " + related.message());
        }
        finding.hint().ifPresent(hint -> note(out, "hint", hint));
        finding.fix().ifPresent(fix -> note(out, "fix", describe(fix)));
        if (!finding.views().isEmpty()) {
            note(out, "in", String.join(", ", finding.views()));
        }
        out.append('\n');
    }

    private static void note(StringBuilder out, String label, String text) {
        out.append("  ").append(label).append(": ").append(text).append('\n');
    }

    private static String describe(Fix fix) {
        List<Edit> edits = fix.edits();
        String where = edits.isEmpty() ? "" : " at " + edits.get(0).span();
        return fix.description() + where + (fix.safe() ? "" : " (look before you apply it)");
    }

    private void summary(Report report, StringBuilder out) {
        for (Verdict verdict : Verdict.of(report)) {
            String words = verdict.view().name() + ": " + verdict.words();
            out.append(paint(verdict.isClean() ? "32" : "31", words)).append('\n');
        }
        if (report.rendered().isLibrary()) {
            out.append("no cluster found (no gotk-sync.yaml, FluxInstance or Flux Kustomization): ")
                    .append("files were checked, references were not\n");
        }
        if (!report.silenced().isEmpty()) {
            out.append(Verdict.counted(report.silenced().size(), "finding")).append(" silenced by comments\n");
        }
        out.append(Verdict.counted(report.count(Severity.ERROR), "error")).append(", ");
        out.append(Verdict.counted(report.count(Severity.WARNING), "warning")).append(", ");
        out.append(report.count(Severity.INFO)).append(" info\n");
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private static String shade(Severity severity) {
        return switch (severity) {
            case ERROR -> "31";
            case WARNING -> "33";
            case INFO -> "36";
        };
    }
}

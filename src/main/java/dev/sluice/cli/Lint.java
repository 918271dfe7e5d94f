package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.Trouble;
import dev.sluice.finding.Finding;
import dev.sluice.model.Report;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job {@code lint} as every shell does it: the same options in, the same words and reports out. */
public final class Lint {
    private Lint() {}

    /** What came of it. */
    public sealed interface Outcome permits Refused, Judged {}

    /** Nothing was done: {@code reason} says what is wrong with the options. */
    public record Refused(String reason) implements Outcome {}

    /** A verdict, and from which severity on it fails the run. */
    public record Judged(Report report, Settings.FailOn failOn) implements Outcome {
        /** The findings that fail the run, sorted. */
        public List<Finding> failures() {
            return report.findings().stream()
                    .filter(finding -> Pipeline.fails(finding, failOn))
                    .toList();
        }
    }

    /** Every option of the job. */
    public static List<Option> options() {
        List<Option> all = new ArrayList<>(LintOptions.OPTIONS);
        all.add(Option.values(
                "report",
                "FORMAT=FILE",
                "also write the report: " + ReportFiles.formats() + "; FORMAT alone prints it instead of the text"));
        all.add(Option.value("color", "WHEN", "colours in the text: auto, always or never"));
        all.add(Option.flag("quiet", "print findings only, no summary").letter("q"));
        return all;
    }

    /** Runs the whole pipeline, prints the report to standard output and writes those that are asked for. */
    public static Outcome run(Arguments arguments, Console console) {
        LintOptions.Chosen chosen = LintOptions.read(arguments, console);
        if (chosen instanceof LintOptions.Wrong wrong) {
            return new Refused(wrong.reason());
        }
        Optional<String> wrong = ReportFiles.check(arguments.values("report")).or(() -> Colors.check(arguments));
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        Settings settings = ((LintOptions.Fine) chosen).settings();
        try (Pipeline pipeline = new Pipeline(settings)) {
            Report report = pipeline.lint();
            if (!settings.clusters().isEmpty() && report.rendered().views().isEmpty()) {
                return new Refused("no cluster view is at " + String.join(", ", settings.clusters()));
            }
            String text = new TextReport(Colors.wanted(arguments, console), arguments.has("quiet")).write(report);
            ReportFiles.write(arguments.values("report"), report, text, console);
            refuseTroubles(pipeline.troubles());
            return new Judged(report, settings.failOn());
        }
    }

    /** The report says where the verdict is incomplete; whoever allowed the network wants to know that it failed. */
    static void refuseTroubles(List<String> troubles) {
        if (!troubles.isEmpty()) {
            throw new Trouble("the verdict is incomplete: " + String.join("; ", troubles));
        }
    }
}

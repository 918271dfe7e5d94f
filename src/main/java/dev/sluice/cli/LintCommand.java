package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.model.Report;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main job: the whole pipeline up to the verdict. */
final class LintCommand implements Command {
    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String summary() {
        return "judge every cluster view of a repository, as Flux would build it";
    }

    @Override
    public String operands() {
        return "[REPO]";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(LintOptions.OPTIONS);
        all.add(Option.values(
                "report",
                "FORMAT=FILE",
                "also write the report: " + ReportFiles.formats() + "; FORMAT alone prints it instead of the text"));
        all.add(Option.value("color", "WHEN", "colours in the text: auto, always or never"));
        all.add(Option.flag("quiet", "print findings only, no summary").letter("q"));
        return all;
    }

    @Override
    public int run(Arguments arguments, Console console) {
        LintOptions.Chosen chosen = LintOptions.read(arguments, console);
        if (chosen instanceof LintOptions.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        Optional<String> wrong = ReportFiles.check(arguments.values("report")).or(() -> Colors.check(arguments));
        if (wrong.isPresent()) {
            return Usage.refuse(console, name(), wrong.get());
        }
        Settings settings = ((LintOptions.Fine) chosen).settings();
        try (Pipeline pipeline = new Pipeline(settings)) {
            Report report = pipeline.lint();
            String text = new TextReport(Colors.wanted(arguments, console), arguments.has("quiet")).write(report);
            ReportFiles.write(arguments.values("report"), report, text, console);
            return exit(report, settings.failOn(), console);
        }
    }

    /** Says which rules crashed, and gives the exit code of a report. */
    static int exit(Report report, Settings.FailOn failOn, Console console) {
        for (Report.Crash crash : report.crashes()) {
            console.err().println("sluice: rule " + crash.rule() + " failed; this is a bug of ours, please report it");
            crash.cause().printStackTrace(console.err());
        }
        if (!report.crashes().isEmpty()) {
            return Exit.BUG;
        }
        return report.findings().stream().anyMatch(finding -> Pipeline.fails(finding, failOn))
                ? Exit.FINDINGS
                : Exit.CLEAN;
    }
}

package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.model.Report;
import java.util.List;

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
        return Lint.options();
    }

    @Override
    public int run(Arguments arguments, Console console) {
        Lint.Outcome outcome = Lint.run(arguments, console);
        if (outcome instanceof Lint.Refused refused) {
            return Usage.refuse(console, name(), refused.reason());
        }
        Lint.Judged judged = (Lint.Judged) outcome;
        return exit(judged.report(), judged.failOn(), console);
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
        return new Lint.Judged(report, failOn).failures().isEmpty() ? Exit.CLEAN : Exit.FINDINGS;
    }
}

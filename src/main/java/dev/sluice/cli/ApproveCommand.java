package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.approve.Approval;
import dev.sluice.approve.Bundle;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.report.TextReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lints, then seals what passed into a bundle. */
final class ApproveCommand implements Command {
    @Override
    public String name() {
        return "approve";
    }

    @Override
    public String summary() {
        return "lint, then seal what passed into an approved bundle";
    }

    @Override
    public String operands() {
        return "[REPO]";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(LintOptions.OPTIONS);
        all.add(Option.value("bundle", "DIR", "where to write the bundle (default: target/sluice/approved)"));
        return all;
    }

    @Override
    public int run(Arguments arguments, Console console) {
        LintOptions.Chosen chosen = LintOptions.read(arguments, console);
        if (chosen instanceof LintOptions.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        Settings settings = ((LintOptions.Fine) chosen).settings();
        Path bundle = console.path(arguments.value("bundle").orElse("target/sluice/approved"));
        try (Pipeline pipeline = new Pipeline(settings)) {
            Approval approval = pipeline.approve();
            console.out().print(new TextReport(false, false).write(approval.report()));
            say(approval, console);
            Bundle.write(approval, bundle, Version.text());
            console.err().println("sluice: wrote " + bundle + ", sha256:" + approval.digest());
            return LintCommand.exit(approval.report(), settings.failOn(), console);
        }
    }

    /** Names what is approved and what is held back. */
    static void say(Approval approval, Console console) {
        approval.manifests()
                .forEach(manifest -> console.out()
                        .println("approved: " + manifest.view() + " "
                                + manifest.build().key()));
        approval.held()
                .forEach(held ->
                        console.out().println("held back: " + held.view() + " " + held.key() + ": " + held.reason()));
    }
}

package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.apply.ApplyToCluster;
import dev.sluice.approve.Approval;
import dev.sluice.approve.Bundle;
import dev.sluice.model.Receipt;
import dev.sluice.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hands what is approved over to a cluster or a directory. What is not approved is never handed over. */
final class ApplyCommand implements Command {
    private static final String CLUSTER = "cluster";

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String summary() {
        return "hand what is approved over to a cluster or a directory";
    }

    @Override
    public String operands() {
        return "[REPO]";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(LintOptions.OPTIONS);
        all.add(Option.value("to", "TARGET", "cluster, or a directory for the sealed manifests"));
        all.add(Option.value("bundle", "DIR", "apply only if exactly this bundle was approved"));
        all.add(Option.value("kubeconfig", "FILE", "clusters and credentials (default: KUBECONFIG, ~/.kube/config)"));
        all.add(Option.value("context", "NAME", "the context of the kubeconfig file (default: its current one)"));
        all.add(Option.flag("dry-run", "ask the server, change nothing"));
        all.add(Option.value("field-manager", "NAME", "who owns the fields (default: kustomize-controller, as Flux)"));
        all.add(Option.flag("force-conflicts", "take fields over from other managers, as Flux does"));
        return all;
    }

    @Override
    public int run(Arguments arguments, Console console) {
        LintOptions.Chosen chosen = LintOptions.read(arguments, console);
        if (chosen instanceof LintOptions.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        Optional<String> target = arguments.value("to");
        if (target.isEmpty()) {
            return Usage.refuse(console, name(), "--to says where: cluster, or a directory");
        }
        boolean toCluster = target.get().equals(CLUSTER);
        if (!toCluster && arguments.has("dry-run")) {
            return Usage.refuse(console, name(), "--dry-run asks a cluster; it goes with --to cluster");
        }
        Settings settings = ((LintOptions.Fine) chosen).settings();
        try (Pipeline pipeline = new Pipeline(settings)) {
            Approval approval = pipeline.approve();
            ApproveCommand.say(approval, console);
            Optional<String> refusal = refusal(arguments, approval, toCluster, console);
            if (refusal.isPresent()) {
                return Usage.refuse(console, name(), refusal.get());
            }
            int verdict = LintCommand.exit(approval.report(), settings.failOn(), console);
            return toCluster
                    ? Math.max(verdict, apply(approval, arguments, console))
                    : write(approval, console.path(target.get()), verdict);
        }
    }

    private static Optional<String> refusal(
            Arguments arguments, Approval approval, boolean toCluster, Console console) {
        Optional<Path> bundle = arguments.value("bundle").map(console::path);
        if (bundle.isPresent() && !Bundle.holds(bundle.get(), approval, Version.text())) {
            return Optional.of(
                    bundle.get() + " approves other manifests than this repository and these keys give; approve again");
        }
        long views = approval.report().rendered().views().size();
        return toCluster && views != 1
                ? Optional.of(
                        "the repository has " + views + " views and a cluster takes one; choose it with --cluster")
                : Optional.empty();
    }

    private static int write(Approval approval, Path directory, int verdict) {
        Bundle.write(approval, directory, Version.text());
        return verdict;
    }

    private static int apply(Approval approval, Arguments arguments, Console console) {
        Receipt receipt = new ApplyToCluster(new ApplyToCluster.Options(
                        kubeconfig(arguments, console),
                        arguments.value("context"),
                        arguments.has("dry-run"),
                        arguments.value("field-manager").orElse("kustomize-controller"),
                        arguments.has("force-conflicts")))
                .run(approval);
        for (Receipt.Entry entry : receipt.entries()) {
            String outcome = entry.outcome().name().toLowerCase(Locale.ROOT);
            String said = entry.message().isEmpty() ? "" : ": " + entry.message();
            console.out()
                    .println(entry.owner() + ": " + entry.object() + " " + outcome
                            + (receipt.dryRun() ? " (dry run)" : "") + said);
        }
        return receipt.hasRefusals() ? Exit.FINDINGS : Exit.CLEAN;
    }

    private static Path kubeconfig(Arguments arguments, Console console) {
        return arguments
                .value("kubeconfig")
                .or(() -> console.variable("KUBECONFIG"))
                .map(console::path)
                .orElseGet(() -> Path.of(console.variable("HOME").orElse("."), ".kube", "config"));
    }
}

package dev.sluice.cli;

import dev.sluice.build.kustomize.Item;
import dev.sluice.build.kustomize.Result;
import dev.sluice.pipeline.DirectoryBuild;
import dev.sluice.report.OriginText;
import dev.sluice.report.TextReport;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Prints what {@code kustomize build} prints or what Flux applies to a cluster, or why that would fail. */
final class BuildCommand implements Command {
    @Override
    public String name() {
        return "build";
    }

    @Override
    public String summary() {
        return "print what kustomize build prints, or with --cluster what Flux applies";
    }

    @Override
    public String operands() {
        return "[DIR | --cluster DIR [REPO]]";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(BuildOptions.OPTIONS);
        all.addAll(ClusterOptions.OPTIONS);
        return all;
    }

    @Override
    public int run(Arguments arguments, Console console) {
        boolean cluster = arguments.has("cluster");
        Optional<Option> other = (cluster ? BuildOptions.OF_DIRECTORIES : ClusterOptions.OPTIONS)
                .stream().filter(option -> arguments.has(option.name())).findFirst();
        if (other.isPresent()) {
            return Usage.refuse(
                    console,
                    name(),
                    "--" + other.get().name() + (cluster ? " excludes --cluster" : " needs --cluster"));
        }
        return cluster ? cluster(arguments, console) : directory(arguments, console);
    }

    private int cluster(Arguments arguments, Console console) {
        ClusterOptions.Chosen chosen = ClusterOptions.read(arguments, console);
        return chosen instanceof ClusterOptions.Wrong wrong
                ? Usage.refuse(console, name(), wrong.reason())
                : new ClusterPrint(((ClusterOptions.Fine) chosen).options(), console).run();
    }

    private int directory(Arguments arguments, Console console) {
        BuildOptions.Chosen chosen = BuildOptions.read(arguments, console);
        if (chosen instanceof BuildOptions.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        BuildOptions options = ((BuildOptions.Fine) chosen).options();
        DirectoryBuild.Access access = new DirectoryBuild.Access(console.directory(), options.network());
        DirectoryBuild build = DirectoryBuild.of(options.directory(), access, options.options());
        if (build.result().state() != Result.State.BUILT) {
            console.err().print(TextReport.findings(build.findings(), build.sources()));
            Lint.refuseTroubles(build.troubles());
            return Exit.FINDINGS;
        }
        Function<Node, String> printer =
                options.showOrigin() ? node -> OriginText.of(node) + YamlPrinter.print(node) : YamlPrinter::print;
        List<Item> items = build.result().items();
        Optional<Path> output = options.output();
        if (output.isPresent()) {
            BuildOutput.write(output.get(), items, printer);
        } else {
            console.out().print(BuildOutput.joined(items, printer));
        }
        return Exit.CLEAN;
    }
}

package dev.sluice.cli;

import dev.sluice.Settings;
import dev.sluice.model.Rendered;
import dev.sluice.model.graph.ClusterGraph;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.report.graph.GraphFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows how the Flux objects of each cluster hang together. */
final class GraphCommand implements Command {
    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String summary() {
        return "show Kustomizations, sources and releases of each cluster, and what they need";
    }

    @Override
    public String operands() {
        return "[REPO]";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>();
        all.add(Option.value("format", "FORMAT", "mermaid, the default, dot, svg or json"));
        all.add(Option.value("output", "FILE", "write there").letter("o"));
        LintOptions.OPTIONS.stream()
                .filter(option -> !option.name().equals("fail-on"))
                .forEach(all::add);
        return all;
    }

    @Override
    public int run(Arguments arguments, Console console) {
        Optional<GraphFormat> format = GraphFormat.of(arguments.value("format").orElse("mermaid"));
        if (format.isEmpty()) {
            return Usage.refuse(console, name(), "--format takes one of " + GraphFormat.words());
        }
        LintOptions.Chosen chosen = LintOptions.read(arguments, console);
        if (chosen instanceof LintOptions.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        Settings settings = ((LintOptions.Fine) chosen).settings();
        try (Pipeline pipeline = new Pipeline(settings)) {
            Rendered rendered = pipeline.build();
            if (!settings.clusters().isEmpty() && rendered.isLibrary()) {
                return Usage.refuse(console, name(), "no cluster view is at " + String.join(", ", settings.clusters()));
            }
            String text = format.get()
                    .write(rendered.views().stream().map(ClusterGraph::of).toList());
            arguments
                    .value("output")
                    .ifPresentOrElse(
                            file -> OutputFile.write(console.path(file), text),
                            () -> console.out().print(text));
            Lint.refuseTroubles(pipeline.troubles());
            return Exit.CLEAN;
        }
    }
}

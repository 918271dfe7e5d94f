package dev.sluice.cli;

import dev.sluice.build.SecretValues;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Resource;
import dev.sluice.pipeline.ClusterBuild;
import dev.sluice.report.OriginText;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.YamlPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the objects of a cluster go: standard output, one file, or a file for each Kustomization. */
final class ClusterOutput {
    private final ClusterOptions options;
    private final Console console;

    ClusterOutput(ClusterOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Writes the objects that Flux would apply. Throws {@link dev.sluice.Trouble} if a file cannot be written. */
    void write(List<KustomizationBuild> builds) {
        if (options.output().isEmpty()) {
            console.out().print(documents(builds.stream()));
        } else if (Files.isDirectory(options.output().get())) {
            writeEach(builds, options.output().get());
        } else {
            OutputFile.write(options.output().get(), documents(builds.stream()));
        }
    }

    /** Files are named as in a bundle, so that their order is that of the Kustomizations. */
    private void writeEach(List<KustomizationBuild> builds, Path directory) {
        int number = 1;
        for (KustomizationBuild build : builds) {
            String name = String.format(
                    Locale.ROOT, "%03d-%s.yaml", number++, build.key().replace('/', '-'));
            OutputFile.write(directory.resolve(name), documents(Stream.of(build)));
        }
    }

    private String documents(Stream<KustomizationBuild> builds) {
        return builds.flatMap(build -> ClusterBuild.applied(build).stream())
                .map(this::document)
                .collect(Collectors.joining("---\n"));
    }

    private String document(Resource resource) {
        if (options.show().secrets() && SecretValues.isClosed(resource.root())) {
            console.err().println("sluice: " + resource.id() + " stays encrypted: no key opens it");
        }
        String origin = options.show().origin() ? OriginText.of(resource.root()) : "";
        Mapping shown = options.show().secrets() ? resource.root() : SecretValues.masked(resource.root());
        return origin + YamlPrinter.print(shown, SecretValues::opened);
    }
}

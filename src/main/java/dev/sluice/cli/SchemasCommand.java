package dev.sluice.cli;

import dev.sluice.Trouble;
import dev.sluice.validate.schema.extract.Extract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a schema catalog from definitions of one's own. */
final class SchemasCommand implements Command {
    private static final String EXTRACT = "extract";

    @Override
    public String name() {
        return "schemas";
    }

    @Override
    public String summary() {
        return "make a schema catalog from custom resource definitions and OpenAPI documents";
    }

    @Override
    public String operands() {
        return "extract SOURCE…";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.value("to", "DIR", "the directory of the catalog; its *.tsv files are replaced"));
    }

    @Override
    public int run(Arguments arguments, Console console) {
        List<String> operands = arguments.operands();
        Optional<String> to = arguments.value("to");
        if (operands.isEmpty() || !operands.get(0).equals(EXTRACT)) {
            return Usage.refuse(console, name(), "the first operand is extract");
        }
        if (operands.size() < 2 || to.isEmpty()) {
            return Usage.refuse(console, name(), "name the sources and the directory: extract SOURCE… --to DIR");
        }
        List<Path> sources = operands.subList(1, operands.size()).stream()
                .map(source -> console.directory().resolve(source))
                .toList();
        Path directory = console.directory().resolve(to.get());
        try {
            Extract.Catalog catalog = Extract.from(sources);
            catalog.writeTo(directory);
            catalog.unused().forEach(file -> console.err().println("no schema in " + file));
            console.out().println(catalog.kinds() + " kinds written to " + directory);
            return Exit.CLEAN;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new Trouble("cannot extract schemas: " + unusable.getMessage(), unusable);
        }
    }
}

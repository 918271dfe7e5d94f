package dev.sluice.validate.schema.extract;

import dev.sluice.text.RepoPath;
import dev.sluice.validate.schema.CustomKinds;
import dev.sluice.validate.schema.JsonReader;
import dev.sluice.validate.schema.Minors;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a folder of a schema catalog from files with OpenAPI v2 documents and custom resource definitions. */
public final class Extract {
    /** The name of the file that lists a folder's kinds. */
    public static final String INDEX = "index.tsv";

    private static final Pattern VERSION = Pattern.compile("(?<![0-9.])1\\.[0-9]{1,3}(?![0-9])");

    private final Gathered gathered = new Gathered();
    private final List<Path> unused = new ArrayList<>();

    private Extract() {}

    /**
     * What an extraction found.
     *
     * @param kinds how many kinds, each version counted
     * @param files what was written, by name
     * @param unused files that held neither an OpenAPI document nor a custom resource definition
     */
    public record Catalog(int kinds, SortedMap<String, String> files, List<Path> unused) {
        /** Writes the files to a directory, in place of what an earlier extraction wrote there. */
        public void writeTo(Path directory) throws IOException {
            Files.createDirectories(directory);
            for (Path old : listed(directory)) {
                if (old.toString().endsWith(".tsv")) {
                    Files.delete(old);
                }
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        }
    }

    /**
     * Reads files and directories, in the order given; where two define a kind, the first wins.
     *
     * <p>The version of Kubernetes that an OpenAPI document describes is taken from its {@code info.version} or else from
     * its file's name, as in {@code swagger-1.36.json}.
     *
     * @throws IllegalArgumentException if a JSON file is malformed or the version of an OpenAPI document is unknown
     */
    public static Catalog from(List<Path> sources) throws IOException {
        Extract extract = new Extract();
        for (Path source : sources) {
            for (Path file : Files.isDirectory(source) ? listed(source) : List.of(source)) {
                extract.read(file);
            }
        }
        SortedMap<String, String> files = new TreeMap<>();
        List<String> index = extract.gathered.index();
        files.put(INDEX, lines(index));
        extract.gathered.files().forEach((name, content) -> files.put(name + ".tsv", lines(content)));
        return new Catalog(index.size(), files, List.copyOf(extract.unused));
    }

    private void read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        boolean used = false;
        if (name.endsWith(".json")) {
            used = read(file, JsonReader.read(Files.readString(file)));
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            YamlFile yaml = YamlParser.parse(RepoPath.of(name), Files.readAllBytes(file));
            for (Node document : yaml.documents()) {
                used |= read(file, document);
            }
        }
        if (!used) {
            unused.add(file);
        }
    }

    private boolean read(Path file, Node document) {
        if (OpenApi.isOne(document)) {
            OpenApi.gather(document, minor(file, document), gathered);
            return true;
        }
        if (!CustomKinds.isDefinition(document)) {
            return false;
        }
        for (CustomKinds.Served served : CustomKinds.of(document)) {
            gathered.add(served.entry(), JsonWriter.write(Bare.of(served.schema())));
        }
        return true;
    }

    private static int minor(Path file, Node document) {
        String stated = document.text("info.version").orElse("");
        Matcher matcher = VERSION.matcher(stated + " " + file.getFileName());
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    file + ": neither info.version nor the file's name says which Kubernetes version this is");
        }
        return Minors.number(matcher.group());
    }

    private static List<Path> listed(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}

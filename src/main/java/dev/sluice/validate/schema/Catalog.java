package dev.sluice.validate.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The schemas that do not come from the repository itself. */
public final class Catalog {
    /** The minor version of Kubernetes that is taken where the user names none. */
    public static final int DEFAULT_MINOR = 36;

    /** The definition of the metadata of objects. */
    static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static final String ROOT = "schemas/";

    private final List<CatalogFolder> folders;

    private Catalog(List<CatalogFolder> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The built-in catalog, from the class path; empty where the schemas are not on it. */
    public static Catalog builtIn(int minor) {
        List<CatalogFolder> folders = new ArrayList<>();
        for (String name : new String(resource("folders.txt").orElse(new byte[0]), UTF_8).split("\n")) {
            if (!name.isBlank()) {
                folders.add(new CatalogFolder(file -> resource(name + "/" + file), minor));
            }
        }
        return new Catalog(folders);
    }

    /** This catalog with a folder before it that {@code schemas extract} wrote. */
    public Catalog withFolder(Path directory, int minor) {
        List<CatalogFolder> all = new ArrayList<>();
        all.add(new CatalogFolder(reader(directory), minor));
        all.addAll(folders);
        return new Catalog(all);
    }

    Optional<KindSchema> find(String group, String version, String kind) {
        for (CatalogFolder folder : folders) {
            Optional<KindEntry> entry = folder.find(group, version, kind);
            if (entry.isPresent()) {
                Schema root = folder.definition(entry.get().definition());
                return Optional.of(
                        entry.get().builtIn()
                                ? new KindSchema(entry.get(), root, Optional.empty())
                                : KindSchema.custom(entry.get(), root, metadata())
                                        .of(folder.edition()));
            }
        }
        return Optional.empty();
    }

    /** The versions of a kind that have a schema, as {@code group/version}. */
    SortedSet<String> versions(String group, String kind) {
        SortedSet<String> versions = new TreeSet<>();
        for (CatalogFolder folder : folders) {
            for (KindEntry entry : folder.kinds()) {
                if (entry.group().equals(group) && entry.kind().equals(kind)) {
                    versions.add(entry.apiVersion());
                }
            }
        }
        return versions;
    }

    /** What every object's metadata may be. */
    Schema metadata() {
        return folders.stream()
                .map(folder -> folder.definition(METADATA))
                .filter(schema -> !schema.properties().isEmpty())
                .findFirst()
                .orElseGet(SchemaReader::anything);
    }

    private static Optional<byte[]> resource(String name) {
        try (@Nullable InputStream in = Catalog.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Function<String, Optional<byte[]>> reader(Path directory) {
        return name -> {
            Path file = directory.resolve(name);
            try {
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }
}

package dev.sluice.build.kustomize.field;

import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;

/**
 * Names a field of certain objects (kustomize api 0.21.2, types/fieldspec.go). An empty group, version or kind fits all.
 *
 * @param group API group of the objects
 * @param version version of the objects
 * @param kind kind of the objects
 * @param path keys joined by slashes; lists are walked through, {@code []} behind a key says that it holds one
 * @param create whether the field is made where it is missing
 */
public record FieldSpec(String group, String version, String kind, String path, boolean create) {
    /** A field of all objects. */
    public static FieldSpec of(String path, boolean create) {
        return new FieldSpec("", "", "", path, create);
    }

    /** Reads a decoded field spec. */
    public static FieldSpec of(Mapping config) {
        return new FieldSpec(
                text(config, "group"),
                text(config, "version"),
                text(config, "kind"),
                text(config, "path"),
                text(config, "create").equals("true"));
    }

    /** Whether it counts for an object of that identity. */
    public boolean selects(ResourceId id) {
        return fits(group, id.group()) && fits(version, id.version()) && fits(kind, id.kind());
    }

    /** The same field for all objects. */
    public FieldSpec ofAll() {
        return of(path, create);
    }

    /** Whether the other one, where it counts, names the same field of no other objects than this one. */
    public boolean covers(FieldSpec other) {
        return path.equals(other.path)
                && fits(other.group, group)
                && fits(other.version, version)
                && fits(other.kind, kind);
    }

    private static boolean fits(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }

    private static String text(Mapping config, String field) {
        return config.value(field) instanceof Scalar scalar ? scalar.text() : "";
    }
}

package dev.sluice.validate.schema;

/**
 * A line of a catalog's index: a kind that the API server serves, and where its schema is.
 *
 * @param group API group, empty for the core group
 * @param version API version
 * @param kind kind
 * @param plural the name in URLs
 * @param namespaced whether its objects live in a namespace
 * @param status whether the status is a subresource, so that the server drops it from what a client applies
 * @param builtIn whether the server decodes it into a type of its own, rather than by a custom resource definition
 * @param minors the versions of Kubernetes that serve it
 * @param definition the name of its definition
 */
public record KindEntry(
        String group,
        String version,
        String kind,
        String plural,
        boolean namespaced,
        boolean status,
        boolean builtIn,
        Minors minors,
        String definition) {
    /** Reads a line of an index file. */
    public static KindEntry parse(String line) {
        String[] columns = line.split("\t", -1);
        return new KindEntry(
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4].equals("Namespaced"),
                columns[5].equals("status"),
                columns[6].equals("built-in"),
                Minors.parse(columns[7]),
                columns[8]);
    }

    /** The line of an index file, without its end. */
    public String line() {
        return String.join(
                "\t",
                group,
                version,
                kind,
                plural,
                namespaced ? "Namespaced" : "Cluster",
                status ? "status" : "-",
                builtIn ? "built-in" : "custom",
                minors.toString(),
                definition);
    }

    /** {@code group/version}, or the version alone for the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The same, decoded into a type of the server's own. */
    KindEntry decoded() {
        return new KindEntry(group, version, kind, plural, namespaced, status, true, minors, definition);
    }

    /** With other Kubernetes versions. */
    public KindEntry with(Minors others) {
        return new KindEntry(group, version, kind, plural, namespaced, status, builtIn, others, definition);
    }
}

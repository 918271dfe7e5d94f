package dev.sluice.validate.schema;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads the kinds that a CustomResourceDefinition defines. */
public final class CustomKinds {
    /** The API group of custom resource definitions. */
    public static final String GROUP = "apiextensions.k8s.io";
    /** Their kind. */
    public static final String KIND = "CustomResourceDefinition";

    private CustomKinds() {}

    /** A version of a custom kind with its schema. */
    public record Served(KindEntry entry, Mapping schema) {}

    /** Whether a document is a custom resource definition of the version that carries schemas per version. */
    public static boolean isDefinition(Node document) {
        return document.text("kind").filter(KIND::equals).isPresent()
                && document.text("apiVersion").filter((GROUP + "/v1")::equals).isPresent();
    }

    /** The served versions in a definition that have a schema; what is malformed is left out. */
    public static List<Served> of(Node definition) {
        List<Served> served = new ArrayList<>();
        String group = definition.text("spec.group").orElse("");
        String kind = definition.text("spec.names.kind").orElse("");
        if (!(definition.at("spec.versions").orElse(null) instanceof Sequence versions) || kind.isEmpty()) {
            return served;
        }
        for (Node version : versions.items()) {
            String name = version.text("name").orElse("");
            boolean isServed =
                    version.text("served").filter("true"::equalsIgnoreCase).isPresent();
            if (isServed && version.at("schema.openAPIV3Schema").orElse(null) instanceof Mapping schema) {
                KindEntry entry = new KindEntry(
                        group,
                        name,
                        kind,
                        definition.text("spec.names.plural").orElse(""),
                        definition
                                .text("spec.scope")
                                .filter("Namespaced"::equals)
                                .isPresent(),
                        version.at("subresources.status").isPresent(),
                        false,
                        Minors.ALL,
                        group + "." + kind + "." + name);
                served.add(new Served(entry, schema));
            }
        }
        return served;
    }
}

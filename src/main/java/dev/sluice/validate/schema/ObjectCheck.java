package dev.sluice.validate.schema;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Resource;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Judges one object against its kind. */
final class ObjectCheck {
    private ObjectCheck() {}

    /** What the object does against its schema, in no order. */
    static List<Fault> of(KindSchema kind, Resource resource) {
        Violations found = new Violations();
        // What SOPS adds to an object never reaches the server.
        Mapping root = resource.root().without("sops");
        KindEntry entry = kind.entry();
        boolean dropped = entry.status() || entry.builtIn();
        Mapping judged = withSpec(kind, dropped ? root.without("status") : root);
        new StructureCheck(entry, StructureCheck.Rigour.FULL, found)
                .check(new Visit(judged, kind.root(), Optional.empty(), FieldPath.ROOT, resource.span()));
        if (dropped) {
            checkStatus(kind, root, found);
        }
        new MetadataCheck(new Words(false), found).checkIdentity(entry, root, resource.span());
        return kind.edition()
                .map(edition -> found.all().stream()
                        .map(fault -> doubted(fault, edition))
                        .toList())
                .orElseGet(found::all);
    }

    /** The server decodes an absent specification of a built-in kind as an empty one, and judges that. */
    private static Mapping withSpec(KindSchema kind, Mapping root) {
        boolean absent = !root.has("spec") || (root.value("spec") instanceof Scalar scalar && scalar.isNull());
        if (!absent || !kind.entry().builtIn() || !kind.root().properties().containsKey("spec")) {
            return root;
        }
        Origin place = root.at("metadata.name").map(Node::origin).orElse(root.origin());
        return root.with("spec", new Mapping(List.of(), place));
    }

    /** The cluster may run another edition than the catalog has: whoever runs a newer one must see why. */
    private static Fault doubted(Fault fault, String edition) {
        Fault doubted = fault.as(FaultKind.SCHEMA_DOUBTED);
        return fault.hint().isPresent()
                ? doubted
                : doubted.hint(
                        "judged by " + edition + "; put the definition you use into the repository if it is another");
    }

    /** The server decodes the status like all else, and then drops it unjudged. */
    private static void checkStatus(KindSchema kind, Mapping root, Violations found) {
        @Nullable Node status = root.value("status");
        @Nullable Supplier<Schema> schema = kind.root().properties().get("status");
        if (status != null && schema != null && !(status instanceof Scalar)) {
            new StructureCheck(kind.entry(), StructureCheck.Rigour.SHAPE, found)
                    .check(new Visit(
                            status, schema.get(), Optional.empty(), FieldPath.ROOT.key("status"), status.span()));
        }
    }
}

package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.Item.Behavior;
import dev.sluice.build.kustomize.Item.Generation;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a generated object: as a new one, in place of an old one, or merged into it (kustomize api 0.21.2, resmap). */
final class Absorption {
    private Absorption() {}

    static void absorb(Objects objects, Item made) {
        ResourceId id = made.id();
        Behavior behavior = made.generation().behavior();
        boolean needsOld = behavior == Behavior.MERGE || behavior == Behavior.REPLACE;
        List<Integer> matches = objects.withAnyId(other -> Scope.same(id, other));
        if (matches.isEmpty() && needsOld) {
            throw Failed.because(
                            Cause.GENERATOR_NO_BASE,
                            Objects.nameOf(made),
                            "there is no " + id + " to " + (behavior == Behavior.MERGE ? "merge into" : "replace"))
                    .hint("leave out \"behavior\" to create it");
        }
        if (matches.isEmpty()) {
            objects.add(made);
            return;
        }
        Item old = objects.get(matches.get(0));
        if (matches.size() > 1 || !needsOld) {
            throw Failed.because(Cause.ID_CONFLICT, Objects.nameOf(made), id + " exists already")
                    .related(Objects.nameOf(old), "it is here")
                    .hint("set \"behavior\" to merge or replace to change it");
        }
        Item grown = grown(made, old);
        objects.set(matches.get(0), behavior == Behavior.MERGE ? merged(grown, old) : grown);
    }

    /** The new object under the name of the old one, with the labels and annotations of both. */
    private static Item grown(Item made, Item old) {
        Mapping root =
                Metadata.with(made.root(), "labels", united(Metadata.labels(old.root()), Metadata.labels(made.root())));
        root = Metadata.with(root, "annotations", united(Metadata.annotations(old.root()), Metadata.annotations(root)));
        root = Metadata.with(root, "name", old.root().at("metadata.name").orElse(null));
        root = Metadata.with(
                root, "namespace", old.root().at("metadata.namespace").orElse(null));
        boolean hashed = made.generation().hashed() && old.generation().hashed();
        return made.with(root)
                .grownFrom(old)
                .with(new Generation(old.generation().behavior(), hashed, false));
    }

    /** A merged object keeps the note of where the old one comes from. */
    private static Item merged(Item grown, Item old) {
        Mapping root = merged(grown.root(), old.root());
        Node note = Metadata.annotations(old.root()).value(Provenance.ORIGIN);
        return grown.with(note instanceof Scalar origin ? Metadata.annotated(root, Provenance.ORIGIN, origin) : root);
    }

    private static Mapping merged(Mapping root, Mapping old) {
        boolean secret = root.text("kind").orElse("").equals("Secret")
                && root.text("apiVersion").orElse("").equals("v1");
        Mapping oldData = texts(old.value("data"), old);
        Mapping data = united(secret ? united(oldData, encoded(old)) : oldData, texts(root.value("data"), root));
        Mapping binary = united(texts(old.value("binaryData"), old), texts(root.value("binaryData"), root));
        return set(set(root, "data", data), "binaryData", binary);
    }

    private static Mapping set(Mapping root, String field, Mapping pairs) {
        return pairs.isEmpty() ? root.without(field) : root.with(field, pairs);
    }

    /** What the API server makes of {@code stringData}. */
    private static Mapping encoded(Mapping secret) {
        Mapping texts = texts(secret.value("stringData"), secret);
        return texts.withEntries(texts.entries().stream()
                .map(entry -> entry.withValue(encoded((Scalar) entry.value())))
                .toList());
    }

    private static Scalar encoded(Scalar value) {
        return value.isSealed()
                ? value
                : Scalar.string(Pair.base64(value.text().getBytes(StandardCharsets.UTF_8)), value.origin());
    }

    /** The pairs of a mapping with every value as text; empty if it is none. */
    private static Mapping texts(@Nullable Node node, Mapping holder) {
        if (!(node instanceof Mapping mapping)) {
            return new Mapping(List.of(), node == null ? holder.origin() : node.origin());
        }
        return mapping.withEntries(
                mapping.entries().stream().map(Absorption::text).toList());
    }

    private static Entry text(Entry entry) {
        return entry.value() instanceof Scalar scalar
                ? entry.withValue(
                        new Scalar(scalar.text(), Scalar.Kind.STRING, scalar.style(), scalar.origin(), scalar.sealed()))
                : entry.withValue(Scalar.string("", entry.value().origin()));
    }

    /** Both, where the later one wins and remembers what it stands in for. */
    private static Mapping united(Mapping earlier, Mapping later) {
        Mapping all = earlier;
        for (Entry entry : later.entries()) {
            Node before = all.value(entry.name());
            Node value = entry.value();
            all = all.with(new Entry(
                    entry.key(),
                    before == null ? value : value.withOrigin(new Origin.Generated(value.span(), before.origin()))));
        }
        return all;
    }
}

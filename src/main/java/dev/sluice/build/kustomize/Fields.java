package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.FieldWalk;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Typing;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes fields of objects and says so in their origins. */
final class Fields {
    private Fields() {}

    /** Changes the fields of an object that a spec names and that are there. */
    static Mapping set(Mapping root, FieldSpec spec, UnaryOperator<Node> change) {
        return guarded(root, () -> FieldWalk.existing(root, spec, change));
    }

    /** Changes the fields of an object that a spec names, making them if the spec says so. */
    static Mapping create(Mapping root, FieldSpec spec, Node missing, UnaryOperator<Node> change) {
        return guarded(root, () -> FieldWalk.creating(root, spec, missing, change));
    }

    /** What a function of another package gives; what it refuses fails the build. */
    static Mapping guarded(Mapping root, java.util.function.Supplier<Mapping> walk) {
        try {
            return walk.get();
        } catch (PatchRejected rejected) {
            throw PatchSource.failed(rejected).about(ResourceId.of(root));
        }
    }

    /**
     * A key that kustomize makes. It has no quotes, so that a text that looks like a number or a bool becomes one when
     * kustomize prints the object.
     */
    static Scalar key(String text, Origin origin) {
        Kind kind = Typing.v3(text);
        return Scalar.of(text, kind == Kind.TIMESTAMP ? Kind.STRING : kind, origin);
    }

    /** A text in the place of a value, which a transformer took from somewhere. */
    static Scalar transformed(String transformer, Scalar value, @Nullable Node before) {
        Origin origin = new Origin.Transformed(transformer, value.span(), before == null ? null : before.origin());
        return new Scalar(value.text(), Scalar.Kind.STRING, value.style(), origin, value.sealed());
    }
}

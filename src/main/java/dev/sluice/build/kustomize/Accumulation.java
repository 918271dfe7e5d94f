package dev.sluice.build.kustomize;

/** What a directory and its bases came to so far (kustomize api 0.21.2, internal/accumulator/resaccumulator.go). */
final class Accumulation {
    private final Objects objects = new Objects();
    private final Variables variables = new Variables();
    private TransformerConfig config = TransformerConfig.EMPTY;

    Objects objects() {
        return objects;
    }

    Variables variables() {
        return variables;
    }

    TransformerConfig config() {
        return config;
    }

    void merge(TransformerConfig other) {
        config = config.merged(other);
    }

    /** Takes over what a base came to. */
    void merge(Accumulation base) {
        objects.addAll(base.objects.items());
        merge(base.config);
        variables.addAll(base.variables);
    }
}

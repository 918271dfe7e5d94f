package dev.sluice.build.kustomize;

/** One transformer, ready to run: it changes objects in place and throws {@link Failed} if kustomize would fail. */
interface Step {
    void apply(Objects objects);
}

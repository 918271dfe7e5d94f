package dev.sluice.build.kustomize;

/**
 * One transformer, ready to run: it changes objects in place, throws {@link Failed} if kustomize would fail and notes what
 * kustomize passes over in silence.
 */
interface Step {
    void apply(Objects objects, Notices notices);
}

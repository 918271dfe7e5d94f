package dev.sluice.model;

import java.util.Optional;

/**
 * Which Flux a cluster runs, as far as the repository tells, and so what its kustomize-controller does. Flux 2.9 ships
 * kustomize-controller 1.9, and so on; fixes come with patch releases of the controller.
 *
 * @param controller the kustomize-controller; empty if nothing tells
 * @param strictGate the feature gate that decides about variables without value; empty if it is not set
 */
public record FluxProfile(Optional<Controller> controller, Optional<Boolean> strictGate) {
    /** Nothing is known. */
    public static final FluxProfile UNKNOWN = new FluxProfile(Optional.empty(), Optional.empty());

    /** The newest Flux whose behaviour is known here. */
    public static final FluxProfile LATEST = of(new Controller(10, Controller.LAST));

    private static final int NO_V1BETA1 = 7;
    private static final int NO_V1BETA2 = 8;
    private static final int STRICT = 9;

    /**
     * A version of kustomize-controller 1, which has the minor of its Flux 2.
     *
     * @param minor the second number
     * @param patch the third number; {@link #LAST} if it is not known, since patches are what clusters get first
     */
    public record Controller(int minor, int patch) {
        /** The last patch of a minor. */
        public static final int LAST = Integer.MAX_VALUE;

        boolean isBefore(int otherMinor, int otherPatch) {
            return minor < otherMinor || (minor == otherMinor && patch < otherPatch);
        }

        @Override
        public String toString() {
            return "2." + minor;
        }
    }

    public static FluxProfile of(Controller controller) {
        return new FluxProfile(Optional.of(controller), Optional.empty());
    }

    /** Whether a variable without value fails the Kustomization; empty if that is not known. */
    public Optional<Boolean> isStrict() {
        return strictGate.or(() -> controller.map(version -> !version.isBefore(STRICT, 0)));
    }

    /** Whether the API server of the cluster has a version of the Kustomization API, such as {@code v1beta2}. */
    public boolean serves(String version) {
        return switch (version) {
            case "v1" -> true;
            case "v1beta1" -> isBefore(NO_V1BETA1, 0);
            case "v1beta2" -> isBefore(NO_V1BETA2, 0);
            default -> false;
        };
    }

    /** Whether {@code spec.images} is merged field by field into images of the kustomization file, or replaces them. */
    public boolean mergesImages() {
        return !isBefore(9, 4);
    }

    /** Whether encrypted files that patches name are opened before the build. */
    public boolean opensPatches() {
        return !isBefore(5, 0);
    }

    /**
     * Whether objects whose rule goes by comments, which a build drops, are opened by the look of their values; where nothing is
     * known they are not, because clusters that take nothing or everything for encrypted are still common.
     */
    public boolean opensByCipherText() {
        return controller.filter(version -> !version.isBefore(10, 0)).isPresent();
    }

    /** Whether {@code ignoreMissingComponents} means something. */
    public boolean ignoresMissingComponents() {
        return !isBefore(7, 0);
    }

    /** Whether {@code spec.buildMetadata} and {@code postBuild.substituteStrategy} mean something. */
    public boolean hasBuildMetadata() {
        return !isBefore(9, 0);
    }

    private boolean isBefore(int minor, int patch) {
        return controller.filter(version -> version.isBefore(minor, patch)).isPresent();
    }
}

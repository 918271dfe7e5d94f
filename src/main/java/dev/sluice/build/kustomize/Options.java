package dev.sluice.build.kustomize;

import dev.sluice.yaml.Mapping;
import java.util.Optional;

/**
 * How to build.
 *
 * @param order the order of the objects if the kustomization file does not ask for one
 * @param restricted whether a kustomization may only read files in and below its own directory
 * @param lenient whether unknown fields of the top-level kustomization file are passed over, as Flux does
 * @param managed whether the label that says that kustomize made the objects is added without being asked for
 * @param kustomization stands in for the top-level kustomization file, as Flux generates or rewrites it; empty to read it
 */
public record Options(
        Order order, boolean restricted, boolean lenient, boolean managed, Optional<Mapping> kustomization) {
    /** The order of the objects. */
    public enum Order {
        /** By kind, the order of the command line's default. */
        LEGACY,
        /** As they were read. */
        NONE
    }

    /** What the command line does without flags. */
    public static final Options COMMAND_LINE = new Options(Order.LEGACY, true, false, false, Optional.empty());

    /** What Flux does: no order, no restriction, a lenient top level. */
    public static final Options FLUX = new Options(Order.NONE, false, true, false, Optional.empty());

    /** With a mapping in place of the top-level kustomization file. */
    public Options with(Mapping topLevel) {
        return new Options(order, restricted, lenient, managed, Optional.of(topLevel));
    }
}

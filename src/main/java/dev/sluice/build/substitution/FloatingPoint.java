package dev.sluice.build.substitution;

import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * What becomes of whole numbers when Flux reads an object back after substitution or decryption: every number goes through 64
 * bits of floating point, which hold whole numbers exactly up to 2^53 (kyaml 0.21.2, yaml/rnode.go, UnmarshalJSON).
 */
public final class FloatingPoint {
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

    private FloatingPoint() {}

    /** The object with its numbers as they come out; the same object if all of them survive. */
    public static Mapping rounded(Mapping root) {
        return isExact(root) ? root : (Mapping) rounded((Node) root);
    }

    private static Node rounded(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.withEntries(mapping.entries().stream()
                    .map(entry -> entry.withValue(rounded(entry.value())))
                    .toList());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(FloatingPoint::rounded).toList(), sequence.origin());
        }
        return isExact(node) ? node : rounded((Scalar) node);
    }

    private static Scalar rounded(Scalar scalar) {
        BigInteger value = Typing.integer(scalar.text());
        String text = value == null ? scalar.text() : new BigDecimal(value.doubleValue()).toPlainString();
        return Scalar.of(text, scalar.kind(), new Origin.Substituted(scalar.origin(), List.of()));
    }

    private static boolean isExact(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().allMatch(entry -> isExact(entry.value()));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().allMatch(FloatingPoint::isExact);
        }
        Scalar scalar = (Scalar) node;
        // Short texts are the rule, and hold nothing that needs more than 53 bits.
        if (scalar.kind() != Scalar.Kind.INT
                || scalar.isSealed()
                || scalar.text().length() < 14) {
            return true;
        }
        BigInteger value = Typing.integer(scalar.text());
        return value == null || value.abs().compareTo(EXACT) <= 0;
    }
}

package dev.sluice.validate.schema;

import dev.sluice.finding.Wording;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Judges a single value of the right type: enum, pattern, format and bounds; and the size of lists and mappings. */
final class ValueCheck {
    private static final Map<String, BigDecimal[]> RANGES = Map.of(
            "int32", range(Integer.MIN_VALUE, Integer.MAX_VALUE), "int64", range(Long.MIN_VALUE, Long.MAX_VALUE));

    private final Words words;
    private final Violations found;

    ValueCheck(Words words, Violations found) {
        this.words = words;
        this.found = found;
    }

    /** Judges a value that is neither null nor sealed nor templated; says one thing at most. */
    void check(Visit visit, Scalar scalar, KindEntry kind) {
        Schema.Values values = visit.schema().values();
        Optional<String> wrong = allowed(visit, scalar, kind)
                .or(() -> format(visit.schema(), scalar, kind.builtIn()))
                .or(() -> scalar.isString() ? text(values, scalar) : Optional.empty())
                .or(() -> Numeric.isNumber(scalar) ? number(visit.schema(), scalar) : Optional.empty());
        wrong.ifPresent(words -> found.at(scalar, Words.field(visit) + words));
    }

    /** Judges how many entries a list or mapping has. */
    void checkSize(Visit visit, int size, String what) {
        Map<String, Schema.Bound> bounds = visit.schema().values().bounds();
        BigDecimal count = BigDecimal.valueOf(size);
        Schema.@Nullable Bound least = bounds.get("min" + what);
        Schema.@Nullable Bound most = bounds.get("max" + what);
        String entries = what.equals("Items") ? " items" : " fields";
        if (least != null && count.compareTo(least.limit()) < 0) {
            found.at(
                    visit.place(),
                    Wording.format(
                            "%s has %d%s, but needs %s or more", Words.field(visit), size, entries, least.limit()));
        } else if (most != null && count.compareTo(most.limit()) > 0) {
            found.at(
                    visit.place(),
                    Wording.format(
                            "%s has %d%s, but may have %s at most", Words.field(visit), size, entries, most.limit()));
        }
    }

    private Optional<String> allowed(Visit visit, Scalar scalar, KindEntry kind) {
        List<Node> allowed = visit.schema().values().allowed();
        boolean fine = allowed.isEmpty()
                || allowed.stream().anyMatch(node -> isSame(node, scalar))
                || Leniency.mayBeAdded(kind, visit.path(), scalar, allowed);
        return fine
                ? Optional.empty()
                : Optional.of(" is " + words.quoted(scalar) + "; allowed are " + words.list(allowed));
    }

    private static boolean isSame(Node allowed, Scalar scalar) {
        if (!(allowed instanceof Scalar value)) {
            return false;
        }
        if (Numeric.isNumber(value) && Numeric.isNumber(scalar)) {
            Optional<BigDecimal> left = Numeric.of(value);
            Optional<BigDecimal> right = Numeric.of(scalar);
            return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
        }
        return value.kind() == scalar.kind() && value.text().equals(scalar.text());
    }

    private Optional<String> text(Schema.Values values, Scalar scalar) {
        int length = scalar.text().codePointCount(0, scalar.text().length());
        Schema.@Nullable Bound least = values.bounds().get("minLength");
        Schema.@Nullable Bound most = values.bounds().get("maxLength");
        if (least != null && BigDecimal.valueOf(length).compareTo(least.limit()) < 0) {
            return Optional.of(
                    length == 0
                            ? " must not be empty"
                            : Wording.format(" must have %s characters or more, not %d", least.limit(), length));
        }
        if (most != null && BigDecimal.valueOf(length).compareTo(most.limit()) > 0) {
            return Optional.of(Wording.format(" may have %s characters at most, not %d", most.limit(), length));
        }
        if (values.pattern().matches(scalar.text())) {
            return Optional.empty();
        }
        return Optional.of(" is " + words.quoted(scalar) + ", which does not match "
                + values.pattern().text());
    }

    private Optional<String> format(Schema schema, Scalar scalar, boolean builtIn) {
        String format = schema.values().format();
        if (Numeric.isNumber(scalar)) {
            // An int-or-string of a built-in type is an int32 (k8s.io/apimachinery 0.36, pkg/util/intstr/intstr.go).
            boolean small = builtIn && schema.shape().intOrString();
            BigDecimal @Nullable [] range = RANGES.get(small ? "int32" : format);
            return outside(range, Numeric.of(scalar))
                    ? Optional.of(" is " + words.quoted(scalar) + ", which is out of range")
                    : Optional.empty();
        }
        @Nullable Predicate<String> accepts = Formats.of(format, builtIn);
        return accepts == null || !scalar.isString() || accepts.test(scalar.text())
                ? Optional.empty()
                : Optional.of(" is " + words.quoted(scalar) + ", which is not " + Formats.described(format));
    }

    private static boolean outside(BigDecimal @Nullable [] range, Optional<BigDecimal> number) {
        return range != null
                && number.isPresent()
                && (number.get().compareTo(range[0]) < 0 || number.get().compareTo(range[1]) > 0);
    }

    private Optional<String> number(Schema schema, Scalar scalar) {
        Map<String, Schema.Bound> bounds = schema.values().bounds();
        Optional<BigDecimal> number = Numeric.of(scalar);
        if (number.isEmpty() || bounds.isEmpty()) {
            return Optional.empty();
        }
        Schema.@Nullable Bound least = bounds.get("minimum");
        Schema.@Nullable Bound most = bounds.get("maximum");
        Schema.@Nullable Bound step = bounds.get("multipleOf");
        if (least != null && number.get().compareTo(least.limit()) < (least.exclusive() ? 1 : 0)) {
            return Optional.of(Wording.format(
                    " is %s, but must be %s %s",
                    words.quoted(scalar), least.exclusive() ? "more than" : "at least", least.limit()));
        }
        if (most != null && number.get().compareTo(most.limit()) > (most.exclusive() ? -1 : 0)) {
            return Optional.of(Wording.format(
                    " is %s, but must be %s %s",
                    words.quoted(scalar), most.exclusive() ? "less than" : "at most", most.limit()));
        }
        return step != null
                        && step.limit().signum() > 0
                        && number.get().remainder(step.limit()).signum() != 0
                ? Optional.of(
                        Wording.format(" is %s, but must be a multiple of %s", words.quoted(scalar), step.limit()))
                : Optional.empty();
    }

    private static BigDecimal[] range(long least, long most) {
        return new BigDecimal[] {BigDecimal.valueOf(least), BigDecimal.valueOf(most)};
    }
}

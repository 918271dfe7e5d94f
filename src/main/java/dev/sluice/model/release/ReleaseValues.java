package dev.sluice.model.release;

import dev.sluice.model.Knowledge;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.InlineText;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The values of a release, put together in the order of Flux and Helm (helm-controller 1.5, fluxcd/pkg chartutil/values.go; helm
 * 3.19, pkg/chart/common/util/coalesce.go): mappings key by key, all else as a whole. A value that cannot be known is one of which
 * {@link #isKnown} does not hold.
 *
 * @param values what is known, every value at the place where it is written
 * @param complete whether there are surely no others
 */
public record ReleaseValues(Mapping values, boolean complete) {
    /** Bools of YAML 1.1, and numbers in base 60. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(:[0-9]+)+(\\.[0-9]*)?");

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** No values, as they are written at a place. */
    static ReleaseValues none(Node place) {
        return new ReleaseValues(new Mapping(List.of(), place.origin()), true);
    }

    /** Whether a value is what the chart gets. What older YAML reads as a bool or another number is not. */
    public static boolean isKnown(Node value) {
        return Knowledge.of(value) == Knowledge.KNOWN
                && !(value instanceof Scalar scalar && scalar.style() == Style.PLAIN && isAmbiguous(scalar));
    }

    private static boolean isAmbiguous(Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> AMBIGUOUS.matcher(scalar.text()).matches();
            case INT, FLOAT -> !isPlainNumber(scalar.text());
            default -> false;
        };
    }

    /** Whether a number is written as in JSON. */
    public static boolean isPlainNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** With values over these. */
    ReleaseValues with(Mapping over) {
        return new ReleaseValues(over(values, over), complete);
    }

    /** With values over these of which nothing is known: any of these may be another then. */
    ReleaseValues withUnknown() {
        return new ReleaseValues(values.withEntries(List.of()), false);
    }

    /** With a whole file of values over these; what is no mapping fails the release, whatever its values are. */
    ReleaseValues withFile(Scalar text, Function<RepoPath, Optional<Lines>> lines) {
        if (text.isSealed()) {
            return withUnknown();
        }
        YamlFile file = generated(text, lines).orElseGet(() -> InlineText.parse(text, lines));
        if (file.isWhole() && file.documents().isEmpty()) {
            return this;
        }
        return file.isWhole()
                        && file.documents().size() == 1
                        && file.documents().get(0) instanceof Mapping over
                ? with(over)
                : withUnknown();
    }

    /** The file that a generator took the text from, with the places of its values. */
    private static Optional<YamlFile> generated(Scalar text, Function<RepoPath, Optional<Lines>> lines) {
        return text.origin() instanceof Origin.Generated made && made.from() instanceof Origin.Written from
                ? lines.apply(from.edit().path())
                        .filter(file -> file.text().equals(text.text()))
                        .map(file -> YamlParser.parse(from.edit().path(), file.text()))
                : Optional.empty();
    }

    /** With a value set as {@code helm --set} does. */
    ReleaseValues withOne(String path, Scalar text, boolean literal) {
        Optional<SetPath> way = SetPath.parse(path).filter(some -> !Knowledge.isTemplated(path));
        boolean sealed = text.isSealed();
        if (way.isEmpty() || (!sealed && !literal && text.text().contains(","))) {
            return withUnknown();
        }
        boolean plain = !sealed && !literal && !way.get().isInList() && isPlain(text.text());
        return new ReleaseValues(set(values, way.get().keys(), plain ? typed(text) : unknown(text)), complete);
    }

    /** With the values of the chart itself under these. */
    ReleaseValues over(Chart chart) {
        Mapping none = values.withEntries(List.of());
        // Beside values that nobody knows, it cannot be told what the chart's own come to.
        Mapping defaults = complete ? chart.defaults().orElse(none) : none;
        Mapping all = under(values, defaults);
        for (String dependency : chart.dependencies()) {
            all = all.with(dependency, unknown(all));
        }
        return new ReleaseValues(all, complete && chart.hasReadableDefaults() && !chart.importsValues());
    }

    /** The same, but there may be others. */
    ReleaseValues incomplete() {
        return new ReleaseValues(values, false);
    }

    private static Mapping over(Mapping base, Mapping over) {
        Mapping merged = base;
        for (Mapping.Entry entry : over.entries()) {
            Mapping.Entry joined =
                    merged.value(entry.name()) instanceof Mapping before && entry.value() instanceof Mapping after
                            ? entry.withValue(over(before, after).withOrigin(after.origin()))
                            : entry;
            merged = merged.without(entry.name()).with(joined);
        }
        return merged;
    }

    /** A null takes the value of the chart away; one that takes nothing away is left to Helm's versions, which differ. */
    private static Mapping under(Mapping values, Mapping defaults) {
        Mapping all = values;
        for (Mapping.Entry entry : values.entries()) {
            if (entry.value() instanceof Scalar scalar && scalar.isNull()) {
                all = defaults.has(entry.name())
                        ? all.without(entry.name())
                        : all.with(entry.withValue(unknown(entry.value())));
            } else if (entry.value() instanceof Mapping inner) {
                Node below = defaults.value(entry.name());
                Mapping base = below instanceof Mapping some ? some : inner.withEntries(List.of());
                all = all.with(entry.withValue(under(inner, base)));
            }
        }
        for (Mapping.Entry entry : defaults.entries()) {
            all = values.has(entry.name()) ? all : all.with(entry);
        }
        return all;
    }

    private static Mapping set(Mapping values, List<String> keys, Node value) {
        String key = keys.get(0);
        if (keys.size() == 1) {
            return values.without(key).with(key, value);
        }
        Mapping inner = values.value(key) instanceof Mapping some ? some : new Mapping(List.of(), value.origin());
        return values.without(key).with(key, set(inner, keys.subList(1, keys.size()), value));
    }

    private static boolean isPlain(String text) {
        return !text.startsWith("{") && text.indexOf('\\') < 0 && !text.startsWith("'") && !text.startsWith("\"");
    }

    /** The type that {@code --set} gives to a text. */
    private static Scalar typed(Scalar value) {
        String text = value.text();
        Kind kind = switch (text) {
            case "true", "false" -> Kind.BOOL;
            case "null" -> Kind.NULL;
            default -> WHOLE.matcher(text).matches() ? Kind.INT : Kind.STRING;
        };
        return Scalar.of(text, kind, value.origin());
    }

    private static Scalar unknown(Node place) {
        return Scalar.string("", place.origin())
                .sealedAs(Sealed.closed(place.span().path(), Kind.STRING));
    }
}

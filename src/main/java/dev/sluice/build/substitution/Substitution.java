package dev.sluice.build.substitution;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Rejection;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Substitution in one built object: it is written as text, the text is expanded and read again, since the type of a value
 * depends on that way (fluxcd/pkg kustomize 1.44, kustomize_varsub.go).
 */
public final class Substitution {
    private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/substitute";
    private static final RepoPath NOWHERE = RepoPath.of("object");

    private Substitution() {}

    /**
     * An object after substitution.
     *
     * @param root the object; unchanged if substitution fails
     * @param fault why substitution fails; empty if it does not
     */
    public record Outcome(Mapping root, Optional<Fault> fault) {}

    /** Fills in the variables of an object. */
    public static Outcome of(Mapping root, Variables variables) {
        if (isOptedOut(root)) {
            return new Outcome(root, Optional.empty());
        }
        if (scalars(root).noneMatch(scalar -> Template.mayChange(plain(scalar)))) {
            return new Outcome(FloatingPoint.rounded(root), Optional.empty());
        }
        Parsed template = Template.parse(YamlPrinter.print(root, Substitution::plain));
        Expanded expanded = template instanceof Template good ? Expander.expand(good, variables) : (Failure) template;
        if (expanded instanceof Failure failure) {
            return new Outcome(root, Optional.of(explained(root, variables, failure)));
        }
        YamlFile file = YamlParser.parse(NOWHERE, ((Expansion) expanded).text());
        if (file.documents().size() != 1
                || !(file.documents().get(0) instanceof Mapping after)
                || file.rejections().stream().anyMatch(Substitution::isFatal)) {
            return new Outcome(root, Optional.of(unreadable(root)));
        }
        Mapping joined = (Mapping) new Rejoining(variables).join(root, after);
        return new Outcome(FloatingPoint.rounded(joined), Optional.empty());
    }

    /** Whether an object asks to be left alone; unlike other markers of Flux this one has to match exactly. */
    public static boolean isOptedOut(Mapping root) {
        return Stream.of("metadata.labels", "metadata.annotations")
                .flatMap(path -> root.at(path).stream())
                .map(holder -> holder.child(OPT_OUT))
                .anyMatch(
                        value -> value instanceof Scalar scalar && scalar.text().equals("disabled"));
    }

    /** The text that expressions are looked for in: that of a sealed value if a key opened it. */
    static String plain(Scalar scalar) {
        return scalar.sealed() != null && scalar.sealed().isOpen()
                ? scalar.sealed().reveal()
                : scalar.text();
    }

    /** Of a repeated key the last one would win, as version 2 has it; the difference is not worth a failure. */
    private static boolean isFatal(Rejection rejection) {
        return rejection.reason() != Rejection.Reason.DUPLICATE_KEY;
    }

    /** The failure that Flux names, which is the first in the text of the object, at the value that brings it about. */
    private static Fault explained(Mapping root, Variables variables, Failure whole) {
        Optional<Fault> first = Optional.empty();
        for (Scalar scalar : scalars(root).toList()) {
            Parsed template = Template.parse(plain(scalar));
            Expanded expanded =
                    template instanceof Template good ? Expander.expand(good, variables) : (Failure) template;
            if (expanded instanceof Failure failure) {
                Fault fault = fault(root, scalar, failure, excerpt(scalar, failure));
                if (failure.reason() == whole.reason() && failure.name().equals(whole.name())) {
                    return fault;
                }
                first = first.or(() -> Optional.of(fault));
            }
        }
        return first.orElseGet(() -> fault(root, root, whole, ""));
    }

    private static Fault fault(Mapping root, Node at, Failure failure, String excerpt) {
        boolean unset = failure.reason() == Failure.Reason.NOT_SET;
        String detail = unset
                ? "variable \"" + failure.name() + "\" has no value and no default"
                : failure.reason().words() + (excerpt.isEmpty() ? "" : " in \"" + excerpt + "\"");
        String hint = unset
                ? "set it in postBuild.substitute, give a default as in \"${" + failure.name()
                        + ":=value}\", or write \"$${\" where the text is not meant for Flux"
                : "write \"$${\" where the text is not meant for Flux, or annotate the object with \"" + OPT_OUT
                        + ": disabled\"";
        FaultKind kind = unset ? FaultKind.VARIABLE_UNSET : FaultKind.SUBSTITUTION_FAILED;
        return Fault.of(kind, at.span(), detail).hint(hint).about(ResourceId.of(root));
    }

    private static Fault unreadable(Mapping root) {
        Node at = scalars(root)
                .filter(scalar -> Template.mayChange(plain(scalar)))
                .findFirst()
                .map(Node.class::cast)
                .orElse(root);
        return Fault.of(
                        FaultKind.SUBSTITUTION_FAILED,
                        at.span(),
                        "the object is no valid YAML once its variables are filled in")
                .about(ResourceId.of(root));
    }

    /** The expression that fails, shortened; nothing of a secret. */
    private static String excerpt(Scalar scalar, Failure failure) {
        if (scalar.isSealed()) {
            return "";
        }
        String rest =
                scalar.text().substring(Math.min(failure.at(), scalar.text().length()));
        String line = rest.lines().findFirst().orElse("");
        int end = line.indexOf('}');
        String expression = end < 0 ? line : line.substring(0, end + 1);
        return expression.length() > 40 ? expression.substring(0, 40) + "…" : expression;
    }

    /** Every key and value below a node. */
    private static Stream<Scalar> scalars(Node node) {
        if (node instanceof Scalar scalar) {
            return Stream.of(scalar);
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(Substitution::scalars);
        }
        return ((Mapping) node)
                .entries().stream().flatMap(entry -> Stream.concat(Stream.of(entry.key()), scalars(entry.value())));
    }
}

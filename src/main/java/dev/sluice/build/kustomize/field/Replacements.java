package dev.sluice.build.kustomize.field;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.build.kustomize.patch.Selector;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Copies values from one object into others (kustomize api 0.21.2, filters/replacement). */
public final class Replacements {
    private final UnaryOperator<ResourceId> located;
    private final List<Subject> subjects;
    private final Matches matches;

    private Replacements(List<Subject> subjects, UnaryOperator<ResourceId> located, Matches matches) {
        this.subjects = new ArrayList<>(subjects);
        this.located = located;
        this.matches = matches;
    }

    /** Hears of each target. */
    public interface Matches {
        /**
         * @param select the {@code select} of a target
         * @param any whether any object fits it
         */
        void of(Node select, boolean any);
    }

    /**
     * An object of the build.
     *
     * @param root the object
     * @param former the identities that it had before
     */
    public record Subject(Mapping root, List<ResourceId> former) {
        public Subject {
            former = List.copyOf(former);
        }

        private List<ResourceId> ids() {
            List<ResourceId> ids = new ArrayList<>();
            ids.add(ResourceId.of(root));
            ids.addAll(former);
            return ids;
        }
    }

    /**
     * Applies replacements in order.
     *
     * @param replacements decoded entries
     * @param located gives an identity with the namespace that decides about identity
     * @param matches is told of each target whether anything fits it
     * @return the objects in the same order
     * @throws PatchRejected if one does not apply
     */
    public static List<Mapping> apply(
            List<Mapping> replacements, List<Subject> subjects, UnaryOperator<ResourceId> located, Matches matches) {
        Replacements all = new Replacements(subjects, located, matches);
        replacements.forEach(all::apply);
        return all.subjects.stream().map(Subject::root).toList();
    }

    private void apply(Mapping replacement) {
        Node source = stated(replacement, "source");
        Node fixed = stated(replacement, "sourceValue");
        if ((source == null && fixed == null) || !(replacement.value("targets") instanceof Sequence targets)) {
            throw invalid(replacement, "a replacement needs a source and targets");
        }
        if (source != null && fixed != null) {
            throw invalid(fixed, "a replacement has either a source or a sourceValue");
        }
        Node value = source != null ? value(source) : untyped((Scalar) Objects.requireNonNull(fixed));
        for (Node target : targets.items()) {
            copy(value, target);
        }
    }

    private static Scalar untyped(Scalar fixed) {
        return Scalar.of(fixed.text(), Typing.v3(fixed.text()), fixed.origin());
    }

    private Node value(Node source) {
        Node object = source(source);
        ReplacementPath path = path(source.child("fieldPath"), source);
        Node value = path.find(object, path.parts().size());
        boolean empty = value == null
                || (value instanceof Scalar scalar && scalar.isNull())
                || (value instanceof Mapping mapping && mapping.isEmpty())
                || (value instanceof Sequence sequence && sequence.items().isEmpty());
        if (value == null || empty) {
            throw path.rejected("the source has no \"" + path.written().text() + "\"");
        }
        return ReplacementOptions.of(source.child("options")).taken(value);
    }

    private Node source(Node selector) {
        Node found = null;
        for (Subject subject : subjects) {
            if (subject.ids().stream().anyMatch(id -> isSelected(located.apply(id), selector))) {
                if (found != null) {
                    throw invalid(selector, "more than one object fits the source");
                }
                found = subject.root();
            }
        }
        if (found == null) {
            throw invalid(selector, "no object fits the source");
        }
        return found;
    }

    private boolean isSelected(ResourceId id, Node selector) {
        String namespace = text(selector, "namespace");
        ResourceId wanted = located.apply(new ResourceId("", "", "", namespace, ""));
        return fits(text(selector, "name"), id.name())
                && (namespace.isEmpty() || wanted.namespace().equals(id.namespace()))
                && fits(text(selector, "group"), id.group())
                && fits(text(selector, "version"), id.version())
                && fits(text(selector, "kind"), id.kind());
    }

    private void copy(Node value, Node target) {
        Node select = target.child("select");
        if (!(select instanceof Mapping)) {
            throw invalid(target, "a target needs \"select\"");
        }
        Selector selected = Selector.of(select);
        List<Selector> rejected =
                items(target, "reject").stream().map(Selector::of).toList();
        List<Node> paths = items(target, "fieldPaths");
        boolean any = false;
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            if (isTarget(subject, selected, rejected)) {
                any = true;
                Mapping root = subject.root();
                for (Node path : paths.isEmpty() ? List.of(select) : paths) {
                    root = copied(root, value, path(path instanceof Scalar ? path : null, select), target);
                }
                subjects.set(i, new Subject(root, subject.former()));
            }
        }
        matches.of(select, any);
    }

    private static boolean isTarget(Subject subject, Selector selected, List<Selector> rejected) {
        List<ResourceId> ids = subject.ids();
        return selected.matchesTexts(subject.root())
                && rejected.stream().noneMatch(other -> other.choosesByTexts() && other.matchesTexts(subject.root()))
                && rejected.stream()
                        .noneMatch(other -> other.choosesById() && ids.stream().anyMatch(other::matches))
                && ids.stream().anyMatch(selected::matches);
    }

    private static Mapping copied(Mapping root, Node value, ReplacementPath path, Node target) {
        ReplacementOptions options = ReplacementOptions.of(target.child("options"));
        Mapping inText = inText(root, value, path, options);
        return inText != null
                ? inText
                : (Mapping) new PathChange(path, options.create(), old -> options.put(old, value)).in(root);
    }

    /** The object with a value changed inside a text that holds JSON or YAML, null if the path does not lead into one. */
    private static @Nullable Mapping inText(
            Mapping root, Node value, ReplacementPath path, ReplacementOptions options) {
        for (int count = 1; count < path.parts().size(); count++) {
            if (path.find(root, count) instanceof Scalar text && StructuredText.parse(text) != null) {
                int from = count;
                PathChange.Change inHost = host ->
                        StructuredText.changed((Scalar) Objects.requireNonNull(host), path.from(from), options, value);
                try {
                    return (Mapping) new PathChange(path.to(count), false, inHost).in(root);
                } catch (PatchRejected notInText) {
                    return null;
                }
            }
        }
        return null;
    }

    private static ReplacementPath path(@Nullable Node written, Node fallback) {
        return written instanceof Scalar scalar && !scalar.text().isEmpty()
                ? ReplacementPath.of(scalar)
                : ReplacementPath.of(Scalar.string("metadata.name", fallback.origin()));
    }

    private static boolean fits(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }

    private static String text(Node node, String field) {
        return node.child(field) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    private static List<Node> items(Node node, String field) {
        return node.child(field) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private static @Nullable Node stated(Mapping mapping, String field) {
        Node value = mapping.value(field);
        return value instanceof Scalar scalar && scalar.isNull() ? null : value;
    }

    private static PatchRejected invalid(Node node, String message) {
        return new PatchRejected("replacement-invalid", node.span(), message);
    }
}

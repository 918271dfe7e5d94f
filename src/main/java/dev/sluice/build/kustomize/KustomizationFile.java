package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kustomization file, decoded: proper spelling, only known fields, values of their types, deprecated fields moved to where
 * they went.
 *
 * @param path the file
 * @param root its fields
 */
record KustomizationFile(RepoPath path, Mapping root) {
    private static final String COMPONENT = "Component";

    /** Whether it is a component, which works on the objects of whoever names it. */
    boolean isComponent() {
        return kind().equals(COMPONENT);
    }

    String kind() {
        return text("kind").map(Scalar::text).orElse("Kustomization");
    }

    /** The items of a list of texts; empty if the field is absent. */
    List<Scalar> texts(String field) {
        return items(root, field).stream().map(Scalar.class::cast).toList();
    }

    /** The items of a list of mappings; empty if the field is absent. */
    List<Mapping> mappings(String field) {
        return items(root, field).stream().map(Mapping.class::cast).toList();
    }

    /** The value of a field of text unless it is empty. */
    Optional<Scalar> text(String field) {
        return Optional.ofNullable(text(root, field));
    }

    /** The value of a field that is a mapping; empty if it is absent. */
    Optional<Mapping> mapping(String field) {
        return root.value(field) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** Where a field stands, or the start of the file. */
    Span place(String field) {
        Mapping.Entry entry = root.entry(field);
        return entry == null ? Span.startOf(path) : entry.key().span();
    }

    /** Whether a list of texts holds a word. */
    boolean lists(String field, String word) {
        return texts(field).stream().anyMatch(item -> item.text().equals(word));
    }

    /** The items of a list in a decoded mapping; empty if the field is absent. */
    static List<Node> items(Mapping mapping, String field) {
        return mapping.value(field) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** The text of a field in a decoded mapping; null if it is absent or empty. */
    static @Nullable Scalar text(Mapping mapping, String field) {
        return mapping.value(field) instanceof Scalar scalar && !scalar.text().isEmpty() ? scalar : null;
    }

    /** The text of a field in a decoded mapping; empty if it is absent. */
    static String textOrEmpty(Mapping mapping, String field) {
        return mapping.value(field) instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Whether a field in a decoded mapping is true. */
    static boolean isTrue(Mapping mapping, String field) {
        return textOrEmpty(mapping, field).equals("true");
    }

    /**
     * This file with its deprecated fields where kustomize moves them (kustomize api 0.21.2, types/kustomization.go).
     */
    KustomizationFile modern() {
        Mapping moved = append(append(root, "resources", "bases"), "images", "imageTags");
        return new KustomizationFile(path, single(single(moved, "configMapGenerator"), "secretGenerator"));
    }

    private static Mapping append(Mapping mapping, String field, String old) {
        List<Node> more = items(mapping, old);
        Mapping without = mapping.without(old);
        if (more.isEmpty()) {
            return without;
        }
        List<Node> all = new ArrayList<>(items(mapping, field));
        all.addAll(more);
        Mapping.Entry entry = mapping.entry(old);
        Mapping.Entry place = mapping.entry(field) == null ? entry : mapping.entry(field);
        Scalar key = Scalar.string(
                field, place == null ? mapping.origin() : place.key().origin());
        return without.with(new Mapping.Entry(key, new Sequence(all, key.origin())));
    }

    /** Moves the one {@code env} of each generator behind its {@code envs}. */
    private static Mapping single(Mapping mapping, String field) {
        List<Node> generators = items(mapping, field);
        if (generators.isEmpty()) {
            return mapping;
        }
        List<Node> changed =
                generators.stream().map(node -> envs((Mapping) node)).toList();
        return mapping.with(field, new Sequence(changed, mapping.origin()));
    }

    /** A generator's arguments with {@code env} moved behind {@code envs}. */
    static Node envs(Mapping generator) {
        Scalar env = text(generator, "env");
        if (env == null) {
            return generator.without("env");
        }
        List<Node> all = new ArrayList<>(items(generator, "envs"));
        all.add(env);
        return generator.without("env").with("envs", new Sequence(all, env.origin()));
    }
}

package dev.sluice.build.kustomize.field;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.GoJson;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that holds JSON or YAML, and single values changed in it (kustomize api 0.21.2, filters/replacement). */
final class StructuredText {
    private static final RepoPath NOWHERE = RepoPath.ROOT;

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private boolean whole = true;

    private StructuredText(Scalar text) {
        this.text = text.text();
    }

    private record Edit(Scalar old, Scalar changed) {}

    /** What a text holds, null if it is not YAML; its places are those inside the text. */
    static @Nullable Node parse(Scalar text) {
        if (text.isSealed()) {
            return null;
        }
        YamlFile file = YamlParser.parse(NOWHERE, text.text());
        return file.isWhole() && !file.documents().isEmpty() ? file.documents().get(0) : null;
    }

    /**
     * A text with a value put where a path leads inside it.
     *
     * @throws PatchRejected if the text is not YAML or the path reaches nothing in it
     */
    static Scalar changed(Scalar text, ReplacementPath path, ReplacementOptions options, Node value) {
        StructuredText structured = new StructuredText(text);
        Node inner = parse(text);
        if (inner == null) {
            throw path.missing();
        }
        PathChange.Change change = old -> structured.noted(old, options.put(old, value));
        Node changed = new PathChange(path, options.create(), change).in(inner);
        Origin origin = ReplacementOptions.origin(value, text);
        return new Scalar(structured.print(inner, changed), text.kind(), text.style(), origin, null);
    }

    private Node noted(@Nullable Node old, Node changed) {
        if (old instanceof Scalar before && changed instanceof Scalar after) {
            edits.add(new Edit(before, after));
        } else {
            whole = false;
        }
        return changed;
    }

    private String print(Node inner, Node changed) {
        String bare = text.strip();
        if (bare.startsWith("{") || bare.startsWith("[")) {
            boolean indented = text.contains("\n") && text.contains("  ");
            return indented ? json(changed, "") : GoJson.print(changed);
        }
        return (whole ? spliced(inner, changed) : YamlPrinter.print(changed)).strip();
    }

    /** YAML keeps its order and quotes, so the values are changed where they stand; without a place all is printed anew. */
    private String spliced(Node inner, Node changed) {
        Lines lines = new Lines(text);
        StringBuilder out = new StringBuilder(text);
        List<Edit> backwards = new ArrayList<>(edits);
        backwards.sort(Comparator.comparing((Edit edit) -> edit.old().span()).reversed());
        for (Edit edit : backwards) {
            Span span = edit.old().span();
            if (!(edit.old().origin() instanceof Origin.Written) || span.line() != span.endLine()) {
                return YamlPrinter.print(changed);
            }
            out.replace(
                    lines.offset(span.line(), span.column()),
                    lines.offset(span.endLine(), span.endColumn()),
                    quoted(edit));
        }
        return CompactLayout.of(out.toString(), lines, inner);
    }

    private static String quoted(Edit edit) {
        String value = edit.changed().text();
        return switch (edit.old().style()) {
            case SINGLE_QUOTED -> "'" + value.replace("'", "''") + "'";
            case DOUBLE_QUOTED -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            default -> YamlPrinter.print(edit.changed()).stripTrailing();
        };
    }

    private static String json(Node node, String indent) {
        String deeper = indent + "  ";
        List<String> parts = new ArrayList<>();
        if (node instanceof Mapping mapping && !mapping.isEmpty()) {
            mapping.entries().stream()
                    .sorted(Comparator.comparing(Mapping.Entry::name))
                    .forEach(entry -> parts.add(GoJson.quote(entry.name()) + ": " + json(entry.value(), deeper)));
            return "{\n" + deeper + String.join(",\n" + deeper, parts) + "\n" + indent + "}";
        }
        if (node instanceof Sequence list && !list.items().isEmpty()) {
            list.items().forEach(item -> parts.add(json(item, deeper)));
            return "[\n" + deeper + String.join(",\n" + deeper, parts) + "\n" + indent + "]";
        }
        return GoJson.print(node);
    }
}

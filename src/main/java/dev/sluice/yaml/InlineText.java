package dev.sluice.yaml;

import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Scalar.Style;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads YAML that is written inside a scalar of another YAML file, such as an inline patch, with places in that file. */
public final class InlineText {
    private final Scalar host;
    private final @Nullable Lines outer;
    private final Lines inner;

    private InlineText(Scalar host, @Nullable Lines outer) {
        this.host = host;
        this.outer = outer;
        this.inner = new Lines(host.text());
    }

    /**
     * The documents of a text; a place that cannot be told exactly is that of the whole text.
     *
     * @param files the lines of the file at a path
     */
    public static YamlFile parse(Scalar host, Function<RepoPath, Optional<Lines>> files) {
        return new InlineText(host, literal(host, files)).parse();
    }

    /** The lines of the file that holds a literal block just as it is written; null for any other text. */
    private static @Nullable Lines literal(Scalar host, Function<RepoPath, Optional<Lines>> files) {
        boolean written = host.style() == Style.LITERAL && host.origin() instanceof Origin.Written;
        @Nullable Lines outer = written ? files.apply(host.span().path()).orElse(null) : null;
        if (outer == null) {
            return null;
        }
        Lines inner = new Lines(host.text());
        for (int i = 1; i <= inner.count(); i++) {
            if (!outer.line(host.span().line() + i).endsWith(inner.line(i))) {
                return null;
            }
        }
        return outer;
    }

    private YamlFile parse() {
        // Trailing space goes first, so that a block at the very end has no final line break (api 0.21.2,
        // internal/builtins/PatchTransformer.go).
        YamlFile read = YamlParser.parse(host.span().path(), host.text().stripTrailing());
        UnaryOperator<Origin> move = origin ->
                outer == null ? new Origin.Generated(host.span(), null) : new Origin.Written(moved(origin.edit()));
        List<Node> documents =
                read.documents().stream().map(node -> moved(node, move)).toList();
        List<Rejection> rejections = read.rejections().stream()
                .map(rejection -> new Rejection(
                        rejection.reason(),
                        outer == null ? host.span() : moved(rejection.span()),
                        rejection.detail(),
                        rejection.first().map(first -> outer == null ? host.span() : moved(first))))
                .toList();
        return new YamlFile(read.path(), read.lines(), documents, read.comments(), rejections);
    }

    private Span moved(Span span) {
        return new Span(
                host.span().path(),
                host.span().line() + span.line(),
                span.column() + indent(span.line()),
                host.span().line() + span.endLine(),
                span.endColumn() + indent(span.endLine()));
    }

    private int indent(int line) {
        String text = outer == null ? "" : outer.line(host.span().line() + line);
        return Math.max(0, text.length() - inner.line(line).length());
    }

    private static Node moved(Node node, UnaryOperator<Origin> move) {
        Origin origin = move.apply(node.origin());
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.entries().stream()
                            .map(entry -> new Mapping.Entry(
                                    entry.key()
                                            .withOrigin(move.apply(entry.key().origin())),
                                    moved(entry.value(), move)))
                            .toList(),
                    origin);
        }
        return node instanceof Sequence sequence
                ? new Sequence(
                        sequence.items().stream().map(item -> moved(item, move)).toList(), origin)
                : node.withOrigin(origin);
    }
}

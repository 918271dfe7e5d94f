package dev.sluice.build.kustomize;

import dev.sluice.model.Opening;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a generator's {@code envs}, {@code literals} and {@code files} name (kustomize api 0.21.2, kv/kv.go). */
final class PairReader {
    /** Go's scanner gives up, without a word, at a line that does not fit its buffer. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final Directory directory;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private PairReader(Directory directory) {
        this.directory = directory;
    }

    /** The pairs of a generator, each key once. */
    static List<Pair> read(Mapping arguments, Directory directory) {
        PairReader reader = new PairReader(directory);
        KustomizationFile.items(arguments, "envs").forEach(node -> reader.env((Scalar) node));
        KustomizationFile.items(arguments, "literals").forEach(node -> reader.literal((Scalar) node));
        KustomizationFile.items(arguments, "files").forEach(node -> reader.file((Scalar) node));
        return List.copyOf(reader.pairs.values());
    }

    private void add(Pair pair, Node named) {
        Pair before = pairs.putIfAbsent(pair.key(), pair);
        if (before != null) {
            throw Failed.because(Cause.GENERATOR_KEY, named.span(), "key \"" + pair.key() + "\" is given twice")
                    .related(before.origin().edit(), "given here already");
        }
    }

    private void literal(Scalar source) {
        int equals = source.text().indexOf('=');
        if (equals <= 0) {
            throw Failed.because(
                            Cause.GENERATOR_KEY, source.span(), "literal \"" + source.text() + "\" is not key=value")
                    .hint("write the key, an equals sign and the value");
        }
        String value = unquoted(source.text().substring(equals + 1));
        Origin origin = new Origin.Generated(source.span(), null);
        add(Pair.plain(source.text().substring(0, equals), value.getBytes(StandardCharsets.UTF_8), origin), source);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && text.charAt(0) == text.charAt(text.length() - 1)
                && (text.charAt(0) == '"' || text.charAt(0) == '\'');
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private void file(Scalar source) {
        String text = source.text();
        long signs = text.chars().filter(c -> c == '=').count();
        int equals = text.indexOf('=');
        if (signs > 1 || (signs == 1 && (equals == 0 || equals == text.length() - 1))) {
            throw Failed.because(Cause.GENERATOR_KEY, source.span(), "\"" + text + "\" is neither a file nor key=file");
        }
        Scalar name = new Scalar(text.substring(equals + 1), source.kind(), source.style(), source.origin(), null);
        RepoPath path = directory.file(name);
        String key = equals < 0 ? path.name() : text.substring(0, equals);
        Origin origin = new Origin.Generated(source.span(), new Origin.Written(Span.startOf(path)));
        byte[] bytes = directory.files().file(path).bytes();
        if (directory.files().isSealed(path)) {
            Optional<Opening> opening = directory.files().opening(path);
            add(Pair.sealed(key, opening.map(Opening::reveal).orElse(null), origin, path), source);
        } else {
            add(Pair.plain(key, bytes, origin), source);
        }
    }

    private void env(Scalar source) {
        RepoPath path = directory.file(source);
        boolean sealed = directory.files().isSealed(path);
        Optional<Opening> opening = directory.files().opening(path);
        byte[] bytes = sealed && opening.isPresent()
                ? opening.get().reveal()
                : directory.files().file(path).bytes();
        int number = 0;
        for (byte[] line : lines(bytes)) {
            number++;
            envLine(source, path, number, line);
        }
    }

    private void envLine(Scalar source, RepoPath path, int number, byte[] line) {
        Span span = Span.at(path, number, 1);
        String text = strictText(line, span);
        String stripped = (number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return;
        }
        int equals = stripped.indexOf('=');
        String key = equals < 0 ? stripped : stripped.substring(0, equals);
        String value = equals < 0 ? "" : stripped.substring(equals + 1);
        boolean sealed = directory.files().isSealed(path);
        boolean closed = sealed && directory.files().opening(path).isEmpty();
        if (closed && key.startsWith("sops_")) {
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Origin origin = new Origin.Generated(source.span(), new Origin.Written(lineSpan(path, number, text)));
        add(sealed ? Pair.sealed(key, closed ? null : bytes, origin, path) : Pair.plain(key, bytes, origin), source);
    }

    private static Span lineSpan(RepoPath path, int number, String text) {
        return new Span(path, number, 1, number, text.codePointCount(0, text.length()) + 1);
    }

    private static String strictText(byte[] line, Span span) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (!java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line)) {
            throw Failed.because(Cause.GENERATOR_KEY, span, "the line is not UTF-8");
        }
        return text;
    }

    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end - start >= LONGEST_LINE) {
                break;
            }
            int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            lines.add(java.util.Arrays.copyOfRange(bytes, start, last));
            start = end + 1;
        }
        return lines;
    }
}

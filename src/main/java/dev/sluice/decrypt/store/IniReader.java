package dev.sluice.decrypt.store;

import dev.sluice.decrypt.store.IniSection.Entry;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads INI as go-ini 1.67 does with the options of sops 3.13.3 (parser.go; stores/ini/store.go). */
final class IniReader {
    private static final String TRIPLE = "\"\"\"";

    private final RepoPath path;
    private final List<String> lines;
    private final Consumer<Span> malformed;
    private final List<IniSection> sections = new ArrayList<>();
    private final StringBuilder comment = new StringBuilder();
    private int next;

    /** @param malformed takes the places that are no INI */
    IniReader(RepoPath path, String text, Consumer<Span> malformed) {
        this.path = path;
        this.lines = text.lines().toList();
        this.malformed = malformed;
    }

    /** The sections in order; the first is that of the keys before any header. */
    List<IniSection> sections() {
        sections.add(new IniSection(IniSection.DEFAULT, ""));
        while (next < lines.size()) {
            String line = lines.get(next++).strip();
            if (line.startsWith("#") || line.startsWith(";")) {
                comment(line);
            } else if (line.startsWith("[")) {
                header(line);
            } else if (!line.isEmpty()) {
                entry(line);
            }
        }
        return sections;
    }

    private void header(String line) {
        int close = line.lastIndexOf(']');
        if (close < 0) {
            malformed.accept(place(next - 1, 0));
            return;
        }
        String rest = line.substring(close + 1).strip();
        if (rest.startsWith("#") || rest.startsWith(";")) {
            comment(rest);
        }
        sections.add(new IniSection(line.substring(1, close), takeComment()));
    }

    private void entry(String line) {
        int index = next - 1;
        String quote = quote(line);
        int keyEnd = quote.isEmpty() ? 0 : line.indexOf(quote, quote.length());
        int delimiter = keyEnd < 0 ? -1 : delimiter(line, keyEnd);
        if (delimiter < 0) {
            malformed.accept(place(index, 0));
            return;
        }
        String key = quote.isEmpty() ? line.substring(0, delimiter).strip() : line.substring(quote.length(), keyEnd);
        String rest = line.substring(delimiter + 1).stripLeading();
        String raw = lines.get(index);
        Span span = place(index, Math.max(0, raw.lastIndexOf(rest)));
        String value = rest.isEmpty() ? "" : value(rest);
        sections.get(sections.size() - 1).put(new Entry(key, value, span, takeComment()));
    }

    /** The quote that a key or value starts with and that keeps everything up to the next one; empty if there is none. */
    private static String quote(String text) {
        return text.startsWith(TRIPLE) ? TRIPLE : text.startsWith("`") ? "`" : "";
    }

    private static int delimiter(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '=' || line.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private String value(String rest) {
        String quote = quote(rest);
        if (!quote.isEmpty()) {
            int end = rest.indexOf(quote, quote.length());
            return end >= 0 ? rest.substring(quote.length(), end) : manyLines(rest.substring(quote.length()), quote);
        }
        String line = rest.strip();
        if (line.endsWith("\\")) {
            return continued(line.substring(0, line.length() - 1));
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' || line.charAt(i) == ';') {
                comment(line.substring(i));
                line = line.substring(0, i).strip();
            }
        }
        return unquoted(line);
    }

    private String manyLines(String first, String quote) {
        StringBuilder value = new StringBuilder(first);
        while (next < lines.size()) {
            String line = lines.get(next++);
            int end = line.indexOf(quote);
            value.append('\n').append(end < 0 ? line : line.substring(0, end));
            if (end >= 0) {
                return value.toString();
            }
        }
        malformed.accept(place(lines.size() - 1, 0));
        return value.toString();
    }

    private String continued(String first) {
        StringBuilder value = new StringBuilder(first);
        while (next < lines.size()) {
            String line = lines.get(next++).strip();
            if (!line.endsWith("\\")) {
                return value.append(line).toString();
            }
            value.append(line, 0, line.length() - 1);
        }
        return value.toString();
    }

    /** Takes one pair of quotes away if the same quote does not occur inside. */
    private static String unquoted(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        boolean quoted =
                (first == '"' || first == '\'') && line.length() > 1 && line.indexOf(first, 1) == line.length() - 1;
        return quoted ? line.substring(1, line.length() - 1) : line;
    }

    private void comment(String text) {
        comment.append(comment.length() == 0 ? "" : "\n").append(text);
    }

    private String takeComment() {
        String taken = comment.toString();
        comment.setLength(0);
        int start = 0;
        while (start < taken.length() && "#; \t".indexOf(taken.charAt(start)) >= 0) {
            start++;
        }
        return taken.substring(start);
    }

    private Span place(int index, int from) {
        String line = lines.get(index);
        int column = line.codePointCount(0, from) + 1;
        return new Span(path, index + 1, column, index + 1, line.codePointCount(0, line.length()) + 1);
    }
}

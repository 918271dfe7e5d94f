package dev.sluice.yaml;

import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random values, and random texts as people write them; the same for the same seed. */
final class RandomYaml {
    private static final Origin ORIGIN = new Origin.Written(Span.startOf(Texts.PATH));
    /** Without the merge key, which go-yaml v2 prints without quotes also where it is a string. */
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            "Ünï",
            "日本",
            "😀",
            " ",
            "  ",
            "\n",
            "\n\n",
            ":",
            ": ",
            "#",
            " #",
            "-",
            "- ",
            "'",
            "\"",
            "\\",
            "\t",
            "\r",
            "\u00a0",
            "\uFEFF",
            "\u0007",
            "0",
            "1",
            "07",
            "0x",
            "e",
            "+",
            ".",
            "_",
            "~",
            "null",
            "true",
            "yes",
            "on",
            "y",
            "2001-01-01",
            "12:30",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            "---",
            "...",
            "=",
            "word word word word word word word word word word word word word word word word word word word ");

    private static final List<String> NUMBERS = List.of(
            "1", "-5", "0", "1.5", "1e+21", "1e-7", "123456789.5", "18446744073709551615", "12345678.25", "-0.5");
    private static final List<String> PLAIN = List.of(
            "a",
            "nginx:1.25",
            "x y z",
            "-1",
            "0x1F",
            "1e3",
            "yes",
            "~",
            "true",
            "Ünï",
            "日本 語",
            "a😀b",
            "a#b",
            "http://x/?y=z");
    private static final List<String> QUOTED =
            List.of("''", "'it''s'", "\"\"", "\"a\\tb\"", "\"😀 \\u00e9\"", "'# no comment'", "\"x: y\"", "'a,b'");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final List<String> anchors = new ArrayList<>();

    RandomYaml(long seed) {
        this.random = new Random(seed);
    }

    /** A value as a program would make it. */
    Node value(int depth) {
        int kind = random.nextInt(depth > 4 ? 6 : 10);
        if (kind < 4) {
            return Scalar.string(string(), ORIGIN);
        }
        if (kind < 6) {
            String text = kind == 4 ? pick(NUMBERS) : pick(List.of("null", "true", "false"));
            return Scalar.of(text, Typing.v3(text), ORIGIN);
        }
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth + 1));
        }
        return kind < 8 ? mapping(items) : new Sequence(items, ORIGIN);
    }

    private Mapping mapping(List<Node> values) {
        List<Mapping.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node value : values) {
            String name = random.nextInt(3) > 0 ? "k" + random.nextInt(30) : string();
            if (names.add(name)) {
                entries.add(new Mapping.Entry(Scalar.string(name, ORIGIN), value));
            }
        }
        return new Mapping(entries, ORIGIN);
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10) < 7 ? random.nextInt(4) : random.nextInt(12); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    /** A text with comments, anchors, aliases and every style, of one or more documents. */
    String text() {
        out.setLength(0);
        out.append(random.nextInt(8) == 0 ? "\uFEFF" : "");
        for (int documents = 1 + random.nextInt(2); documents > 0; documents--) {
            anchors.clear();
            comments(0);
            entries(0, 0);
            out.append(documents > 1 ? "---\n" : "");
        }
        String text = random.nextInt(6) == 0 ? out.substring(0, out.length() - 1) : out.toString();
        return random.nextInt(4) == 0 ? text.replace("\n", "\r\n") : text;
    }

    private void entries(int indent, int depth) {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            comments(indent);
            out.append(" ".repeat(indent)).append(pick(List.of("k" + i, "'q" + i + "'", "\"é" + i + "\"", "😀" + i)));
            out.append(':');
            field(indent, depth);
        }
    }

    private void field(int indent, int depth) {
        int kind = random.nextInt(depth > 3 ? 6 : 9);
        if (kind < 6) {
            inline(indent);
        } else if (kind < 8) {
            endLine();
            entries(indent + 2, depth + 1);
        } else {
            endLine();
            items(indent + (random.nextBoolean() ? 2 : 0), depth + 1);
        }
    }

    private void items(int indent, int depth) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            comments(indent);
            out.append(" ".repeat(indent)).append('-');
            if (depth > 3 || random.nextBoolean()) {
                inline(indent);
            } else {
                out.append(" k: v");
                endLine();
                entries(indent + 2, depth + 1);
            }
        }
    }

    /** A value that starts on the line, and the end of its line. */
    private void inline(int indent) {
        int kind = random.nextInt(9);
        if (kind == 0) {
            endLine();
        } else if (kind == 1 && !anchors.isEmpty()) {
            out.append(" *").append(pick(anchors));
            endLine();
        } else if (kind == 2) {
            block(indent);
        } else if (kind == 3) {
            out.append(" ").append(pick(List.of("[]", "{}", "[a, 'b', {c: d}]", "{x: [1, 2 ], y: \"z\" }", "[ a ,b]")));
            endLine();
        } else if (kind == 4) {
            anchors.add("a" + random.nextInt(3));
            out.append(" &").append(anchors.get(anchors.size() - 1)).append(' ').append(pick(QUOTED));
            endLine();
        } else if (kind == 5) {
            out.append(" !!str ").append(pick(PLAIN));
            endLine();
        } else {
            out.append(' ').append(pick(random.nextBoolean() ? PLAIN : QUOTED));
            endLine();
        }
    }

    private void block(int indent) {
        out.append(' ').append(pick(List.of("|", "|-", "|+", ">", ">-", "|2")));
        endLine();
        boolean firstLine = true;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String line =
                    pick(List.of("text", "# no comment", "é😀: x", firstLine ? "y" : "  deeper", firstLine ? "z" : ""));
            out.append(line.isEmpty() ? "" : " ".repeat(indent + 2))
                    .append(line)
                    .append('\n');
            firstLine = false;
        }
    }

    private void comments(int indent) {
        if (random.nextInt(4) == 0) {
            out.append(" ".repeat(indent))
                    .append(pick(List.of("# note", "#", "# é😀 {\"a\": 'b'}")))
                    .append('\n');
        }
        out.append(random.nextInt(9) == 0 ? "\n" : "");
    }

    private void endLine() {
        out.append(random.nextInt(4) == 0 ? pick(List.of(" # why", "  #", " # 日本 😀")) : "")
                .append('\n');
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

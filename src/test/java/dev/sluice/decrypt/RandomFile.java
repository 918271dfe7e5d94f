package dev.sluice.decrypt;

import dev.sluice.decrypt.store.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plain files of every format made from a seed: nested, with all types of values, comments, unicode and several documents. Left
 * out is what sops 3.13.3 itself does not read back: blocks that start with a blank, which go-yaml indents wrongly; comments
 * that a comment rule heeds inside a list, which go-yaml moves; empty comments in a list, which become an empty text.
 */
final class RandomFile {
    private static final int DEEPEST = 4;
    private static final List<String> KEYS = List.of("""
            a | b | password | key_unencrypted | x_encrypted | yes | 1 | null | a:b | with space
            größe | キー | << | - | data | stringData | it's | say "hi" | #no | 9.5 | 2024-01-01
            metadata | 😀
            """.strip().split(" \\| |\n"));
    private static final List<String> PLAIN = List.of("""
            word | two words | true | False | ~ | null | 0 | -17 | 0x1F | 0o17 | 017 | 1_000 | 3.25
            1e3 | -2.5e-7 | .inf | -.INF | .nan | 9223372036854775807 | 18446744073709551616
            2024-02-29 | 2024-02-29T12:30:45.120Z | 2001-12-14 21:59:43.10 | 12:30:45 | 1.2.3 | yes
            off | ünïcode | a#b | a:b | http://example.com/?q=1 | 08 | 1.0
            100000000000000000000000.0 | <<
            """.strip().split(" \\| |\n"));
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "it's",
            "tab\there",
            "trailing ",
            " leading",
            "# no comment",
            "- no item",
            "{}",
            "[a]",
            "*a",
            "&a",
            "!t",
            "%d",
            "@at",
            "`tick`",
            "a: b",
            "a #b",
            "key:",
            "?",
            "-",
            "---",
            "...",
            "é",
            "日本語",
            "😀 smile",
            "\u0007",
            "\u0085",
            "\uFEFF",
            "null",
            "true",
            "1",
            "1.5",
            "2024-01-01",
            "yes",
            "a\\nb",
            "\"quoted\"",
            "ENC",
            "end\n",
            "two\nlines",
            "two\nlines\n",
            "keep\n\n",
            "blank \nend",
            "tab\n\tin\n");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int lists;

    private RandomFile(long seed) {
        this.random = new Random(seed);
    }

    static byte[] of(Format format, long seed) {
        RandomFile file = new RandomFile(seed);
        return switch (format) {
            case YAML -> file.yaml().getBytes(StandardCharsets.UTF_8);
            case JSON -> file.flow(0, true).getBytes(StandardCharsets.UTF_8);
            case DOTENV -> file.dotenv().getBytes(StandardCharsets.UTF_8);
            case INI -> file.ini().getBytes(StandardCharsets.UTF_8);
            case BINARY -> file.binary();
        };
    }

    private String yaml() {
        int documents = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < documents; i++) {
            out.append(i == 0 ? "" : "---\n");
            comment(0);
            mapping(0, 0);
            comment(0);
        }
        return out.toString();
    }

    private void mapping(int indent, int depth) {
        for (String key : keys(1 + random.nextInt(4))) {
            comment(indent);
            pad(indent);
            out.append(isWord(key) && random.nextBoolean() ? key : quoted(key)).append(':');
            value(indent, depth);
        }
    }

    private void sequence(int indent, int depth) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            lists++;
            comment(indent);
            pad(indent);
            out.append('-');
            value(indent, depth);
            lists--;
        }
    }

    private void value(int indent, int depth) {
        int deeper = indent + 1 + random.nextInt(4);
        int kind = depth >= DEEPEST ? 9 : random.nextInt(10);
        if (kind < 2) {
            end();
            mapping(deeper, depth + 1);
        } else if (kind < 4) {
            end();
            sequence(deeper, depth + 1);
        } else if (kind == 4) {
            out.append(' ').append(random.nextBoolean() ? flow(depth, false) : random.nextBoolean() ? "{}" : "[]");
            end();
        } else {
            scalar(deeper);
        }
    }

    private void scalar(int indent) {
        String text = pick(TEXTS);
        boolean simple = text.codePoints().allMatch(c -> (c >= ' ' && c < 127) || (c > 160 && c < 0x2000));
        switch (random.nextInt(4)) {
            case 0 -> out.append(' ').append(pick(PLAIN));
            case 1 -> out.append(' ').append(simple ? "'" + text.replace("'", "''") + "'" : quoted(text));
            case 2 -> block(indent);
            default -> out.append(' ').append(quoted(text));
        }
        end();
    }

    private void block(int indent) {
        out.append(random.nextBoolean() ? " |" : " >")
                .append(List.of("", "-", "+").get(random.nextInt(3)));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            out.append('\n')
                    .append(" ".repeat(indent))
                    .append(List.of("some", "more text", "ü", "a: b").get(i));
        }
    }

    /** A comment behind a value would be part of a block. */
    private void end() {
        boolean block = out.lastIndexOf("|") > out.lastIndexOf("\n") || out.lastIndexOf(">") > out.lastIndexOf("\n");
        boolean room = !block && !out.substring(out.lastIndexOf("\n") + 1).isBlank() && out.indexOf("\n") >= 0;
        out.append(room && isOneLine() && random.nextInt(6) == 0 ? " # beside" : "")
                .append('\n');
    }

    private boolean isOneLine() {
        String line = out.substring(out.lastIndexOf("\n") + 1).strip();
        return line.contains(":") && !line.startsWith("\"") && line.length() < 40;
    }

    private String flow(int depth, boolean mapping) {
        if (depth > DEEPEST) {
            return quoted(pick(TEXTS));
        }
        return switch (mapping ? 0 : random.nextInt(5)) {
            case 0 ->
                keys(random.nextInt(4)).stream()
                        .map(key -> quoted(key) + ": " + flow(depth + 1, false))
                        .collect(Collectors.joining(", ", "{", "}"));
            case 1 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> flow(depth + 1, false))
                        .collect(Collectors.joining(", ", "[", "]"));
            case 2 -> pick(List.of("true", "false", "null", "0", "-5", "12345678901234567", "1.5", "1e21", "2.5e-9"));
            default -> quoted(pick(TEXTS));
        };
    }

    private String dotenv() {
        for (String key : keys(6)) {
            out.append(random.nextInt(4) == 0 ? "# a comment\n" : "");
            out.append(isWord(key) ? key : "k").append(out.length()).append('=');
            out.append(pick(TEXTS).replace("\n", "\\n")).append('\n');
        }
        return out.toString();
    }

    private String ini() {
        for (int section = 0; section <= random.nextInt(3); section++) {
            out.append(section == 0 ? "" : "[section" + section + "]\n");
            for (int i = 0; i < 3; i++) {
                out.append(random.nextInt(4) == 0 ? "; a comment\n" : "");
                out.append("key")
                        .append(i)
                        .append(" = ")
                        .append(pick(List.of("1", "", "a b", "ü", "x=y", "[z]")))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private byte[] binary() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        made.writeBytes(random.nextBoolean() ? bytes : "text\nwith ünïcode\n".getBytes(StandardCharsets.UTF_8));
        return made.toByteArray();
    }

    private void comment(int indent) {
        if (random.nextInt(5) == 0) {
            pad(indent);
            List<String> comments = lists == 0 ? List.of("# a remark", "#", "# secret: x") : List.of("# ünï", "# b");
            out.append(pick(comments)).append('\n');
        }
    }

    private Set<String> keys(int count) {
        Set<String> keys = new HashSet<>();
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            String key = pick(KEYS);
            if (keys.add(key)) {
                chosen.add(key);
            }
        }
        return new java.util.LinkedHashSet<>(chosen);
    }

    private static boolean isWord(String key) {
        return key.matches("[a-z_]{1,20}") && !key.equals("null") && !key.equals("yes");
    }

    /** Double quotes that YAML and JSON read alike. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || (c >= 127 && c < 160) || c == 0x2028 || c == 0xFEFF) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    private void pad(int width) {
        out.append(" ".repeat(width));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

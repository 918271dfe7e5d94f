package dev.sluice.yaml;

import java.util.Locale;

/** Writes scalars in each style and folds lines where go-yaml v2 does (2.4.4, emitterc.go, yaml_emitter_write_*). */
final class ScalarWriter {
    private static final int WIDTH = 80;
    /** In characters; few objects are longer. */
    private static final int INITIAL_SIZE = 4096;

    private final StringBuilder out = new StringBuilder(INITIAL_SIZE);
    private int column;

    /** Writes text without line breaks. */
    void put(String text) {
        out.append(text);
        column += text.codePointCount(0, text.length());
    }

    void newLine(int indent) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
    }

    /** Whether nothing but a line break was written last. */
    boolean atLineStart() {
        return column == 0;
    }

    String text() {
        return out.toString();
    }

    void plain(String text, int indent, boolean fold) {
        if (!fold || column + text.length() <= WIDTH || text.indexOf(' ') < 0) {
            put(text);
            return;
        }
        for (int i = 0; i < text.length(); ) {
            if (fold && isLoneSpace(text, i) && column > WIDTH) {
                newLine(indent);
                i++;
            } else {
                i = copy(text, i);
            }
        }
    }

    void singleQuoted(String text, int indent, boolean fold) {
        put("'");
        boolean afterBreak = false;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (fold && isLoneSpace(text, i) && column > WIDTH && i > 0 && i < text.length() - 1) {
                newLine(indent);
                i++;
                continue;
            }
            if (afterBreak && !Quoting.isBreak(c)) {
                put(" ".repeat(indent));
            }
            if (c == '\'') {
                put("'");
            }
            afterBreak = Quoting.isBreak(c);
            i = copy(text, i);
        }
        put("'");
    }

    void doubleQuoted(String text, int indent, boolean fold) {
        put("\"");
        // go-yaml asks whether the whole value, not the character, starts with a byte order mark.
        boolean escapeAll = text.startsWith("\uFEFF");
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean space = c == ' ' && !escapeAll;
            if (space && fold && !afterSpace && column > WIDTH && i > 0 && i < text.length() - 1) {
                newLine(indent);
                put(text.charAt(next) == ' ' ? "\\" : "");
            } else if (escapeAll || c == '"' || c == '\\' || !Quoting.isPrintable(c) || Quoting.isBreak(c)) {
                put(escape(c));
            } else {
                put(text.substring(i, next));
            }
            afterSpace = space;
            i = next;
        }
        put("\"");
    }

    /** Writes a block whose header follows at once; ends at a line start if the text ends in a line break. */
    void literal(String text, int indent) {
        boolean leads = text.charAt(0) == ' ' || Quoting.isBreak(text.charAt(0));
        put("|" + (leads ? "2" : "") + chomping(text));
        out.append('\n');
        column = 0;
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && !Quoting.isBreak(text.charAt(end))) {
                end++;
            }
            if (end > start) {
                put(" ".repeat(indent));
                put(text.substring(start, end));
            }
            if (end < text.length()) {
                copy(text, end);
            }
            start = end + 1;
        }
    }

    private static String chomping(String text) {
        int last = text.length() - 1;
        if (!Quoting.isBreak(text.charAt(last))) {
            return "-";
        }
        return last == 0 || Quoting.isBreak(text.charAt(last - 1)) ? "+" : "";
    }

    /** Copies one character as it is. */
    private int copy(String text, int at) {
        int c = text.codePointAt(at);
        out.appendCodePoint(c);
        column = Quoting.isBreak(c) ? 0 : column + 1;
        return at + Character.charCount(c);
    }

    /** Whether this is a space with no space on either side. */
    private static boolean isLoneSpace(String text, int at) {
        return text.charAt(at) == ' '
                && (at == 0 || text.charAt(at - 1) != ' ')
                && (at + 1 == text.length() || text.charAt(at + 1) != ' ');
    }

    private static String escape(int c) {
        return switch (c) {
            case 0x00 -> "\\0";
            case 0x07 -> "\\a";
            case 0x08 -> "\\b";
            case 0x09 -> "\\t";
            case 0x0A -> "\\n";
            case 0x0B -> "\\v";
            case 0x0C -> "\\f";
            case 0x0D -> "\\r";
            case 0x1B -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0xA0 -> "\\_";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> numbered(c);
        };
    }

    private static String numbered(int c) {
        String form = c <= 0xFF ? "\\x%02X" : c <= 0xFFFF ? "\\u%04X" : "\\U%08X";
        return String.format(Locale.ROOT, form, c);
    }
}

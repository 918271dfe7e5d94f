package dev.sluice.build.substitution;

import dev.sluice.yaml.Scalar.Style;

/** How Go's YAML library, version 2, writes a string (go.yaml.in/yaml/v2 2.4, encode.go and emitterc.go). */
final class Quoting {
    private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

    private final String text;
    private boolean plain = true;
    private boolean single = true;
    private boolean block = true;

    private Quoting(String text) {
        this.text = text;
    }

    /** The style of a string as a key or as a value in block style. */
    static Style of(String text, boolean key) {
        Quoting quoting = new Quoting(text);
        quoting.lookAtIndicators();
        quoting.lookAtSpaces();
        return quoting.style(key);
    }

    static boolean isPrintable(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || c == 0x0A
                || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    private Style style(boolean key) {
        boolean lines = text.indexOf('\n') >= 0;
        if (lines && block && !key) {
            return Style.LITERAL;
        }
        if (lines || !GoYaml2.readsAsString(text)) {
            return Style.DOUBLE_QUOTED;
        }
        if (plain && !(key && text.isEmpty())) {
            return Style.PLAIN;
        }
        return single ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
    }

    private void lookAtIndicators() {
        if (text.startsWith("---") || text.startsWith("...")) {
            plain = false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean spaceAfter = i + 1 == text.length() || isBlank(text.charAt(i + 1));
            boolean spaceBefore = i == 0 || isBlank(text.charAt(i - 1));
            boolean first = i == 0 && (INDICATORS.indexOf(c) >= 0 || ("?:-".indexOf(c) >= 0 && spaceAfter));
            boolean later = i > 0 && ((c == ':' && spaceAfter) || (c == '#' && spaceBefore));
            plain &= !first && !later;
        }
    }

    private void lookAtSpaces() {
        boolean special = text.codePoints().anyMatch(c -> !isPrintable(c));
        if (special || text.contains(" \n")) {
            plain = false;
            single = false;
            block = false;
        }
        if (text.contains("\n ")) {
            plain = false;
            single = false;
        }
        if (text.startsWith(" ") || text.startsWith("\n") || text.endsWith(" ") || text.endsWith("\n")) {
            plain = false;
        }
        if (text.endsWith(" ")) {
            block = false;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}

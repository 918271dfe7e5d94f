package dev.sluice.yaml;

import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import java.util.regex.Pattern;

/** How go-yaml v2 writes a string (2.4.4, encode.go, stringv, and emitterc.go, yaml_emitter_analyze_scalar). */
final class Quoting {
    /** Sexagesimal numbers of YAML 1.1, which go-yaml does not read but quotes for the sake of others. */
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

    /** Characters that mean something at the start of a plain scalar. */
    private static final String LEADING_INDICATORS = "#,[]{}&*!|>'\"%@`";

    private final String text;
    private boolean breaks;
    private boolean indicators;
    private boolean special;
    private boolean spaceBeforeBreak;
    private boolean spaceAfterBreak;

    private Quoting(String text) {
        this.text = text;
    }

    /** The style of a string as a value, or as a key if {@code simpleKey}. */
    static Style style(String text, boolean simpleKey) {
        if (text.isEmpty()) {
            return Style.DOUBLE_QUOTED;
        }
        if (isWord(text)) {
            return Typing.v2(text) == Kind.STRING ? Style.PLAIN : Style.DOUBLE_QUOTED;
        }
        Quoting quoting = new Quoting(text);
        quoting.analyse();
        if (text.indexOf('\n') >= 0) {
            return !simpleKey && quoting.blockAllowed() ? Style.LITERAL : Style.DOUBLE_QUOTED;
        }
        if (wouldResolve(text)) {
            return Style.DOUBLE_QUOTED;
        }
        if (quoting.plainAllowed()) {
            return Style.PLAIN;
        }
        return quoting.singleAllowed() ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
    }

    /** Whether the text without quotes would be something else than a string. */
    private static boolean wouldResolve(String text) {
        return Typing.v2(text) != Kind.STRING || Timestamps.isTimestamp(text) || isBase60(text);
    }

    private static boolean isBase60(String text) {
        char c = text.charAt(0);
        return (c == '+' || c == '-' || (c >= '0' && c <= '9'))
                && text.indexOf(':') >= 0
                && BASE_60.matcher(text).matches();
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** What go-yaml v2 takes for printable: no control characters, tabs included, and nothing beyond the basic plane. */
    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Whether the text is nothing but letters, digits and signs that mean nothing anywhere in a plain scalar, and starts with
     * a letter: most keys and values are, and need no closer look.
     */
    private static boolean isWord(String text) {
        if (!isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '-' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void analyse() {
        indicators = text.startsWith("---") || text.startsWith("...");
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            indicators |= isIndicator(c, before, next, i == 0);
            special |= !isPrintable(c);
            breaks |= isBreak(c);
            spaceAfterBreak |= c == ' ' && i > 0 && isBreak(before);
            spaceBeforeBreak |= isBreak(c) && i > 0 && before == ' ';
            before = c;
            i = next;
        }
    }

    private boolean isIndicator(int c, int before, int next, boolean first) {
        boolean spaceFollows = next >= text.length() || isBlank(text.charAt(next));
        if (first && (LEADING_INDICATORS.indexOf(c) >= 0 || ((c == '?' || c == '-') && spaceFollows))) {
            return true;
        }
        return (c == ':' && spaceFollows) || (c == '#' && (isBlank(before) || isBreak(before)));
    }

    private boolean plainAllowed() {
        return !hasSpaceAtEdge() && !breaks && !special && !indicators;
    }

    private boolean singleAllowed() {
        return !spaceAfterBreak && !spaceBeforeBreak && !special;
    }

    private boolean blockAllowed() {
        return text.charAt(text.length() - 1) != ' ' && !spaceBeforeBreak && !special;
    }

    private boolean hasSpaceAtEdge() {
        return text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
    }
}

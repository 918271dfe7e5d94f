package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Value;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Typing;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of one YAML scalar as go-yaml v3 writes it for sops (3.0.4, encode.go, stringv; emitterc.go, analyze_scalar). */
final class YamlText {
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final Pattern OLD_BOOL = Pattern.compile("[yYnN]|[yY]es|YES|[oO]n|ON|[nN]o|NO|[oO]ff|OFF");
    private static final String LEADING = "#,[]{}&*!|>'\"%@`";
    private static final int LARGEST_PLAIN_EXPONENT = 5;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private YamlText() {}

    /** A key, on one line. */
    static String key(String key) {
        return string(key);
    }

    /** A value on one line; what needs a block is asked for by {@link #isBlock}. */
    static String value(Value value) {
        return switch (value.type()) {
            case NULL -> "null";
            case BOOL, INT, UNSIGNED, TIME -> value.plain();
            case FLOAT -> number(value.text());
            case STR, BYTES, COMMENT ->
                isUtf8(value.bytes())
                        ? string(value.text())
                        : "!!binary " + Base64.getEncoder().encodeToString(value.bytes());
        };
    }

    /** Whether a value is written as a literal block. */
    static boolean isBlock(Value value) {
        if (value.type() != Value.Type.STR && value.type() != Value.Type.BYTES) {
            return false;
        }
        String text = value.text();
        return text.indexOf('\n') >= 0
                && isUtf8(value.bytes())
                && !text.endsWith(" ")
                && !text.contains(" \n")
                && text.codePoints().allMatch(c -> c == '\t' || (isPrintable(c) && !isOddBreak(c)));
    }

    /** The characters behind the bar: the indentation where it cannot be seen, and what becomes of the last line breaks. */
    static String header(String text, int indent) {
        String hint = text.charAt(0) == ' ' || text.charAt(0) == '\n' ? String.valueOf(indent) : "";
        if (!text.endsWith("\n")) {
            return hint + "-";
        }
        return text.length() == 1 || text.endsWith("\n\n") ? hint + "+" : hint;
    }

    private static String string(String text) {
        if (text.isEmpty() || wouldResolve(text) || !isSingleQuotable(text)) {
            return doubleQuoted(text);
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean wouldResolve(String text) {
        return Typing.v3(text) != Kind.STRING
                || text.equals("<<")
                || OLD_BOOL.matcher(text).matches()
                || BASE_60.matcher(text).matches();
    }

    private static boolean isSingleQuotable(String text) {
        return text.codePoints().allMatch(c -> isPrintable(c) && !isOddBreak(c) && c != '\n');
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        boolean spaceSecond = text.length() == 1 || text.charAt(1) == ' ';
        boolean indicated = LEADING.indexOf(first) >= 0
                || ("?:-".indexOf(first) >= 0 && spaceSecond)
                || text.startsWith("---")
                || text.startsWith("...");
        return !indicated
                && first != ' '
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #");
    }

    private static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    private static boolean isOddBreak(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\' || c == '\n' || !isPrintable(c) || isOddBreak(c)) {
                out.append(escape(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case 0x00 -> "\\0";
            case 0x07 -> "\\a";
            case 0x08 -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case 0x0B -> "\\v";
            case 0x0C -> "\\f";
            case '\r' -> "\\r";
            case 0x1B -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            default -> String.format(Locale.ROOT, c <= 0xFF ? "\\x%02X" : c <= 0xFFFF ? "\\u%04X" : "\\U%08X", c);
        };
    }

    /** As {@code strconv.FormatFloat(f, 'g', -1, 64)}; a negative zero keeps a point, without which it would be an integer. */
    private static String number(String plain) {
        switch (plain) {
            case "+Inf" -> {
                return ".inf";
            }
            case "-Inf" -> {
                return "-.inf";
            }
            case "NaN" -> {
                return ".nan";
            }
            case "-0" -> {
                return "-0.0";
            }
            default -> {
                BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
                String digits = number.unscaledValue().abs().toString();
                int exponent = number.signum() == 0 ? 0 : digits.length() - 1 - number.scale();
                return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
                        ? scientific(number.signum() < 0, digits, exponent)
                        : number.toPlainString();
            }
        }
    }

    private static String scientific(boolean negative, String digits, int exponent) {
        return (negative ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}

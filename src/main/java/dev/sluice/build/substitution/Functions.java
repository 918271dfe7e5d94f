package dev.sluice.build.substitution;

import java.util.List;
import java.util.OptionalInt;

/** What the operators of an expression do with a value (fluxcd/pkg envsubst 1.7.0, funcs.go). */
final class Functions {
    private Functions() {}

    static Bytes apply(String operator, Bytes value, List<Bytes> arguments) {
        return switch (operator) {
            case "#", "##", "%", "%%" ->
                arguments.isEmpty()
                        ? Bytes.of(Integer.toString(value.length()))
                        : stripped(operator, value.text(), arguments.get(0).text());
            case "^" -> firstOf(value.text(), true);
            case "^^" -> Bytes.of(cased(value.text(), true));
            case "," -> firstOf(value.text(), false);
            case ",," -> Bytes.of(cased(value.text(), false));
            case ":" -> substring(value, arguments);
            case "/", "//", "/#", "/%" -> replaced(operator, value, arguments);
            default -> value;
        };
    }

    private static Bytes stripped(String operator, String value, String pattern) {
        boolean fromEnd = operator.startsWith("%");
        String from = fromEnd ? reversed(value) : value;
        // Flux turns the pattern around as text, so that classes and escapes in it fall apart.
        Glob glob = Glob.compile(fromEnd ? reversed(pattern) : pattern);
        OptionalInt length = operator.length() == 1 ? glob.shortestPrefix(from) : glob.longestPrefix(from);
        String rest = from.substring(length.orElse(0));
        return Bytes.of(fromEnd ? reversed(rest) : rest);
    }

    private static Bytes firstOf(String text, boolean upper) {
        if (text.isEmpty()) {
            return Bytes.of(text);
        }
        int width = Character.charCount(text.codePointAt(0));
        return Bytes.of(cased(text.substring(0, width), upper) + text.substring(width));
    }

    /** Character by character as Go does: what would become two characters stays. */
    private static String cased(String text, boolean upper) {
        StringBuilder cased = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> upper ? Character.toUpperCase(c) : Character.toLowerCase(c))
                .forEach(cased::appendCodePoint);
        return cased.toString();
    }

    private static Bytes substring(Bytes value, List<Bytes> arguments) {
        OptionalInt offset = number(arguments.get(0));
        if (offset.isEmpty()) {
            return value;
        }
        int size = value.length();
        int start = offset.getAsInt() < 0 ? Math.max(0, size + offset.getAsInt()) : Math.min(offset.getAsInt(), size);
        if (arguments.size() == 1) {
            return value.slice(start, size);
        }
        OptionalInt length = number(arguments.get(1));
        if (length.isEmpty()) {
            return value;
        }
        // A negative length counts back from the end since kustomize-controller 1.9.5; before, it was a crash.
        long end = length.getAsInt() < 0 ? (long) size + length.getAsInt() : (long) start + length.getAsInt();
        return value.slice(start, (int) Math.max(start, Math.min(size, end)));
    }

    private static Bytes replaced(String operator, Bytes value, List<Bytes> arguments) {
        String text = value.raw();
        String pattern = arguments.get(0).raw();
        String by = arguments.size() > 1 ? arguments.get(1).raw() : "";
        boolean anchored = operator.equals("/#") || operator.equals("/%");
        if (anchored && arguments.size() < 2) {
            return value;
        }
        return new Bytes(
                switch (operator) {
                    case "//" -> text.replace(pattern, by);
                    case "/#" -> text.startsWith(pattern) ? by + text.substring(pattern.length()) : text;
                    case "/%" ->
                        text.endsWith(pattern) ? text.substring(0, text.length() - pattern.length()) + by : text;
                    default -> replacedOnce(text, pattern, by);
                });
    }

    private static String replacedOnce(String text, String pattern, String by) {
        int at = text.indexOf(pattern);
        return at < 0 ? text : text.substring(0, at) + by + text.substring(at + pattern.length());
    }

    private static OptionalInt number(Bytes text) {
        try {
            return OptionalInt.of(Integer.parseInt(text.raw()));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}

package dev.sluice.build.substitution;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text with expressions in it.
 *
 * @param source the text as it was
 * @param parts text and expressions in order
 */
public record Template(String source, List<Part> parts) implements Parsed {
    /** A stretch of a template. */
    public sealed interface Part permits Text, Expression {}

    /** Text that stays; escapes are already resolved. */
    public record Text(String text) implements Part {}

    /**
     * A {@code ${…}}.
     *
     * @param name the variable
     * @param operator what is done with its value: empty, or as written, such as {@code :=} or {@code /#}
     * @param arguments what the operator takes; the arguments of a default are pieces of one text
     * @param start offset of the dollar sign in the source
     * @param end offset after the closing brace
     */
    public record Expression(String name, String operator, List<Part> arguments, int start, int end) implements Part {
        public Expression {
            arguments = List.copyOf(arguments);
        }

        /** Whether the expression makes do with a variable that is not set. All spellings mean the same to Flux. */
        boolean isDefault() {
            return switch (operator) {
                case "=", ":=", ":-", ":?", ":+" -> true;
                default -> false;
            };
        }
    }

    public Template {
        parts = List.copyOf(parts);
    }

    /** Reads a text. */
    public static Parsed parse(String text) {
        return new TemplateParser(text).parse();
    }

    /** Whether a text may hold something that substitution changes. */
    public static boolean mayChange(String text) {
        return text.contains("${") || text.contains("$$");
    }

    /** The variables that are named, nested ones included. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        collect(parts, names);
        return names;
    }

    private static void collect(List<Part> parts, Set<String> into) {
        for (Part part : parts) {
            if (part instanceof Expression expression) {
                into.add(expression.name());
                collect(expression.arguments(), into);
            }
        }
    }
}

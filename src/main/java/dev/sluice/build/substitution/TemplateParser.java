package dev.sluice.build.substitution;

import dev.sluice.build.substitution.Failure.Reason;
import dev.sluice.build.substitution.Template.Expression;
import dev.sluice.build.substitution.Template.Part;
import dev.sluice.build.substitution.Template.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates as fluxcd/pkg envsubst 1.7.0 does (parse/parse.go, parse/scan.go), its quirks included: escapes count in
 * plain text and in the arguments of a replacement only; the pattern of a replacement runs over closing braces and line
 * ends up to the next slash; a NUL character ends the text.
 */
final class TemplateParser {
    /** Deeper nesting is refused: it occurs in no manifest and would only serve to exhaust the stack. */
    private static final int MAX_DEPTH = 100;

    private static final int END = -1;

    private final String source;
    private final int length;
    private int at;
    private int depth;
    private @Nullable Failure failure;

    TemplateParser(String source) {
        this.source = source;
        int nul = source.indexOf('\0');
        this.length = nul < 0 ? source.length() : nul;
    }

    Parsed parse() {
        List<Part> parts = new ArrayList<>();
        while (at < length) {
            Part part = startsExpression() ? expression() : text(c -> true, "$");
            if (part == null) {
                return failed();
            }
            parts.add(part);
        }
        return new Template(source, parts);
    }

    private Failure failed() {
        return failure == null ? new Failure(Reason.BAD_SUBSTITUTION, at, "") : failure;
    }

    private @Nullable Part expression() {
        int start = at;
        at += 2;
        depth++;
        Part part = depth > MAX_DEPTH ? fail(Reason.BAD_SUBSTITUTION, start, "") : expressionFrom(start);
        depth--;
        return part;
    }

    private @Nullable Part expressionFrom(int start) {
        if (peek() == '#') {
            at++;
            String measured = name();
            return measured.isEmpty()
                    ? fail(Reason.BAD_SUBSTITUTION, start, "")
                    : closed(start, measured, "#", List.of());
        }
        String name = name();
        if (name.isEmpty()) {
            return fail(Reason.VARIABLE_NAME, start, "");
        }
        return switch (peek()) {
            case ':' -> startsDefault() ? defaulting(start, name, 2) : substring(start, name);
            case '=' -> defaulting(start, name, 1);
            case ',', '^' -> closed(start, name, operator(",^"), List.of());
            case '/' -> replacement(start, name);
            case '#' -> strip(start, name, operator("#"));
            case '%' -> strip(start, name, operator("%"));
            default -> closed(start, name, "", List.of());
        };
    }

    private @Nullable Part defaulting(int start, String name, int width) {
        String operator = source.substring(at, at + width);
        at += width;
        List<Part> arguments = new ArrayList<>();
        while (peek() != '}') {
            Part part = argument(start, name, c -> c != '}', "");
            if (part == null) {
                return null;
            }
            arguments.add(part);
        }
        return closed(start, name, operator, arguments);
    }

    private @Nullable Part substring(int start, String name) {
        at++;
        if (at >= length || source.charAt(at) >= 0x80) {
            // Flux steps back by the width of the character after the colon, which has to be one byte wide.
            return fail(Reason.BAD_SUBSTITUTION, start, name);
        }
        Part first = argument(start, name, c -> c != ':' && c != '}', "");
        if (first == null) {
            return null;
        }
        if (peek() != ':') {
            return closed(start, name, ":", List.of(first));
        }
        skip(':');
        Part second = argument(start, name, c -> c != '}', "");
        return second == null ? null : closed(start, name, ":", List.of(first, second));
    }

    private @Nullable Part strip(int start, String name, String operator) {
        Part pattern = argument(start, name, c -> c != '}', "");
        return pattern == null ? null : closed(start, name, operator, List.of(pattern));
    }

    private @Nullable Part replacement(int start, String name) {
        int width = at + 1 < length && "/#%".indexOf(source.charAt(at + 1)) >= 0 ? 2 : 1;
        String operator = source.substring(at, at + width);
        at += width;
        Part pattern = argument(start, name, c -> c != '/', "$/\\");
        if (pattern == null) {
            return null;
        }
        if (peek() != '/') {
            return fail(Reason.BAD_SUBSTITUTION, start, name);
        }
        skip('/');
        if (peek() == '}') {
            return closed(start, name, operator, List.of(pattern));
        }
        Part by = argument(start, name, c -> c != '}', "$/\\");
        return by == null ? null : closed(start, name, operator, List.of(pattern, by));
    }

    private @Nullable Part argument(int start, String name, IntPredicate accepted, String escapable) {
        if (startsExpression()) {
            return expression();
        }
        if (at >= length || !(accepted.test(source.charAt(at)) || isEscape(escapable))) {
            return fail(Reason.ARGUMENT, start, name);
        }
        return text(accepted, escapable);
    }

    /** Text up to an expression or the first character that is not accepted; {@code escapable} lists what can be escaped. */
    private Text text(IntPredicate accepted, String escapable) {
        StringBuilder text = new StringBuilder();
        while (at < length && !startsExpression()) {
            if (isEscape(escapable)) {
                at++;
            } else if (!accepted.test(source.charAt(at))) {
                break;
            }
            text.append(source.charAt(at++));
        }
        return new Text(text.toString());
    }

    private boolean isEscape(String escapable) {
        if (at + 1 >= length || escapable.indexOf(source.charAt(at + 1)) < 0) {
            return false;
        }
        char next = source.charAt(at + 1);
        return source.charAt(at) == (next == '$' ? '$' : '\\');
    }

    private @Nullable Part closed(int start, String name, String operator, List<Part> arguments) {
        if (peek() != '}') {
            return fail(operator.isEmpty() ? Reason.CLOSING_BRACE : Reason.BAD_SUBSTITUTION, start, name);
        }
        at++;
        return new Expression(name, operator, arguments, start, at);
    }

    private @Nullable Part fail(Reason reason, int start, String name) {
        if (failure == null) {
            failure = new Failure(reason, start, name);
        }
        return null;
    }

    private String name() {
        int start = at;
        while (at < length) {
            int c = source.codePointAt(at);
            if (!Character.isLetter(c) && !Character.isDigit(c) && c != '_') {
                break;
            }
            at += Character.charCount(c);
        }
        return source.substring(start, at);
    }

    private String operator(String characters) {
        int start = at;
        while (at < length && at - start < 2 && characters.indexOf(source.charAt(at)) >= 0) {
            at++;
        }
        return source.substring(start, at);
    }

    private void skip(char repeated) {
        while (peek() == repeated) {
            at++;
        }
    }

    private boolean startsDefault() {
        return at + 1 < length && "=-?+".indexOf(source.charAt(at + 1)) >= 0;
    }

    private boolean startsExpression() {
        return at + 1 < length && source.charAt(at) == '$' && source.charAt(at + 1) == '{';
    }

    private int peek() {
        return at < length ? source.charAt(at) : END;
    }
}

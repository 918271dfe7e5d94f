package dev.sluice.decrypt.sops;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression of a SOPS rule, searched anywhere in a text. One that RE2 refuses is no error for sops: it matches
 * nothing. RE2/J 1.8 unrolls counted repeats without the limit that Go has, so what would grow large is refused here.
 */
final class Expression {
    /** No person writes a rule as long as this. */
    private static final int LONGEST = 4096;
    /** Go's limit for one nest of counted repeats; here for the whole expression. */
    private static final long LARGEST = LONGEST + 1000;

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

    private final String text;
    private final Deque<Long> outer = new ArrayDeque<>();
    /** How large the group is so far. */
    private long size;
    /** How large the part is that a repeat would repeat. */
    private long last;

    private Expression(String text) {
        this.text = text;
    }

    /** A test whether an expression is found in a text. */
    static Predicate<String> found(String text) {
        return compiled(text)
                .<Predicate<String>>map(
                        pattern -> searched -> pattern.matcher(searched).find())
                .orElse(searched -> false);
    }

    /** Whether an expression can match anything. */
    static boolean isSound(String text) {
        return compiled(text).isPresent();
    }

    private static Optional<Pattern> compiled(String text) {
        if (text.length() > LONGEST || new Expression(text).size() > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException invalid) {
            return Optional.empty();
        }
    }

    /** How many steps the expression has once its counted repeats are written out. */
    private long size() {
        for (int i = 0; i < text.length() && total() <= LARGEST; i++) {
            switch (text.charAt(i)) {
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat(i);
                case '[' -> {
                    i = Math.max(i, text.indexOf(']', i + 2));
                    step();
                }
                case '\\' -> {
                    i++;
                    step();
                }
                default -> step();
            }
        }
        return total();
    }

    private long total() {
        return size + outer.stream().mapToLong(Long::longValue).sum();
    }

    private void step() {
        size++;
        last = 1;
    }

    private void open() {
        outer.push(size);
        size = 0;
    }

    private void close() {
        last = size;
        size += outer.isEmpty() ? 0 : outer.pop();
    }

    private void repeat(int from) {
        Matcher counted = COUNTED.matcher(text.substring(from, Math.min(text.length(), from + 11)));
        if (counted.lookingAt()) {
            String most = counted.group(2) == null || counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            long times = Math.max(1, Long.parseLong(most));
            size += last * (times - 1);
            last *= times;
        }
    }
}

package dev.sluice.build.substitution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * A shell pattern as Go's path.Match reads it, except that {@code *} and {@code ?} match slashes too (fluxcd/pkg envsubst
 * 1.7.0, path/match.go). A malformed pattern matches nothing. Time is linear in text times pattern.
 */
final class Glob {
    private final List<Step> steps;

    private Glob(List<Step> steps) {
        this.steps = steps;
    }

    static Glob compile(String pattern) {
        return new Glob(new Reader(pattern).steps());
    }

    /**
     * A piece of a pattern.
     *
     * @param any whether it matches any number of characters
     * @param accepted else, the one character that it matches
     */
    private record Step(boolean any, IntPredicate accepted) {}

    /** The length of the shortest beginning that matches and is not empty. */
    OptionalInt shortestPrefix(String text) {
        return prefix(text, true);
    }

    /** The length of the longest beginning that matches and is not empty. */
    OptionalInt longestPrefix(String text) {
        return prefix(text, false);
    }

    private OptionalInt prefix(String text, boolean first) {
        OptionalInt found = OptionalInt.empty();
        BitSet states = new BitSet();
        states.set(0);
        passStars(states);
        for (int at = 0; at < text.length() && !states.isEmpty(); ) {
            int c = text.codePointAt(at);
            states = after(states, c);
            at += Character.charCount(c);
            if (states.get(steps.size())) {
                found = OptionalInt.of(at);
                if (first) {
                    return found;
                }
            }
        }
        return found;
    }

    private BitSet after(BitSet states, int c) {
        BitSet next = new BitSet();
        for (int state = states.nextSetBit(0);
                state >= 0 && state < steps.size();
                state = states.nextSetBit(state + 1)) {
            Step step = steps.get(state);
            if (step.any()) {
                next.set(state);
            } else if (step.accepted().test(c)) {
                next.set(state + 1);
            }
        }
        passStars(next);
        return next;
    }

    private void passStars(BitSet states) {
        for (int state = states.nextSetBit(0);
                state >= 0 && state < steps.size();
                state = states.nextSetBit(state + 1)) {
            if (steps.get(state).any()) {
                states.set(state + 1);
            }
        }
    }

    /** Reads a pattern into one step per character that it consumes. */
    private static final class Reader {
        private static final int MALFORMED = -1;

        private final int[] pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern.codePoints().toArray();
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            while (at < pattern.length) {
                int c = pattern[at++];
                IntPredicate accepted = switch (c) {
                    case '*', '?' -> any -> true;
                    case '[' -> characterClass();
                    case '\\' -> escaped();
                    default -> only -> only == c;
                };
                steps.add(new Step(c == '*', accepted));
            }
            return steps;
        }

        private IntPredicate escaped() {
            int wanted = at < pattern.length ? pattern[at++] : MALFORMED;
            return c -> c == wanted;
        }

        private IntPredicate characterClass() {
            boolean negated = at < pattern.length && pattern[at] == '^';
            at += negated ? 1 : 0;
            IntPredicate ranges = c -> false;
            for (boolean first = true; first || at >= pattern.length || pattern[at] != ']'; first = false) {
                int low = member();
                boolean range = low != MALFORMED && at < pattern.length && pattern[at] == '-';
                at += range ? 1 : 0;
                int high = range ? member() : low;
                if (low == MALFORMED || high == MALFORMED) {
                    at = pattern.length;
                    return c -> false;
                }
                ranges = ranges.or(c -> low <= c && c <= high);
            }
            at++;
            return negated ? ranges.negate() : ranges;
        }

        private int member() {
            if (at >= pattern.length || pattern[at] == '-' || pattern[at] == ']') {
                return MALFORMED;
            }
            int c = pattern[at++];
            if (c == '\\') {
                return at < pattern.length ? pattern[at++] : MALFORMED;
            }
            return c;
        }
    }
}

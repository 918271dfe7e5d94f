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
    private static final IntPredicate STAR = c -> true;

    private final List<IntPredicate> steps;

    private Glob(List<IntPredicate> steps) {
        this.steps = steps;
    }

    static Glob compile(String pattern) {
        List<IntPredicate> steps = new Reader(pattern).steps();
        return new Glob(steps);
    }

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
        for (int state = states.nextSetBit(0); state >= 0 && state < steps.size(); state = states.nextSetBit(state + 1)) {
            IntPredicate step = steps.get(state);
            if (step == STAR) {
                next.set(state);
            } else if (step.test(c)) {
                next.set(state + 1);
            }
        }
        passStars(next);
        return next;
    }

    private void passStars(BitSet states) {
        for (int state = states.nextSetBit(0); state >= 0 && state < steps.size(); state = states.nextSetBit(state + 1)) {
            if (steps.get(state) == STAR) {
                states.set(state + 1);
            }
        }
    }

    /** Reads a pattern into one step per character that it consumes. */
    private static final class Reader {
        private static final IntPredicate NOTHING = c -> false;
        private static final int MALFORMED = -1;

        private final int[] pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern.codePoints().toArray();
        }

        List<IntPredicate> steps() {
            List<IntPredicate> steps = new ArrayList<>();
            while (at < pattern.length) {
                int c = pattern[at++];
                switch (c) {
                    case '*' -> steps.add(STAR);
                    case '?' -> steps.add(any -> true);
                    case '[' -> steps.add(characterClass());
                    case '\\' -> steps.add(at < pattern.length ? literal(pattern[at++]) : NOTHING);
                    default -> steps.add(literal(c));
                }
            }
            return steps;
        }

        private IntPredicate characterClass() {
            boolean negated = at < pattern.length && pattern[at] == '^';
            at += negated ? 1 : 0;
            IntPredicate ranges = NOTHING;
            for (boolean first = true; first || at >= pattern.length || pattern[at] != ']'; first = false) {
                int low = member();
                boolean range = low != MALFORMED && at < pattern.length && pattern[at] == '-';
                at += range ? 1 : 0;
                int high = range ? member() : low;
                if (low == MALFORMED || high == MALFORMED) {
                    at = pattern.length;
                    return NOTHING;
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

        private static IntPredicate literal(int wanted) {
            return c -> c == wanted;
        }
    }
}

package dev.sluice.validate.schema;

import java.util.Collection;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Minor versions of Kubernetes 1, written as ranges such as {@code 1.31-1.35,1.37}; {@code -} is every version. */
public final class Minors {
    /** Every version: what does not come with Kubernetes itself. */
    public static final Minors ALL = new Minors(new TreeSet<>());

    private static final Pattern VERSION = Pattern.compile("v?1\\.([0-9]{1,3})(?:[^0-9].*)?");

    private final SortedSet<Integer> numbers;

    private Minors(SortedSet<Integer> numbers) {
        this.numbers = numbers;
    }

    /** Some versions, by the number after the dot; none at all is every version. */
    public static Minors of(Collection<Integer> numbers) {
        return new Minors(new TreeSet<>(numbers));
    }

    /** Reads ranges as {@link #toString} writes them. */
    public static Minors parse(String text) {
        if (text.equals("-")) {
            return ALL;
        }
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String range : text.split(",")) {
            int dash = range.indexOf('-');
            int last = afterDot(range.substring(dash + 1));
            for (int number = afterDot(dash < 0 ? range : range.substring(0, dash)); number <= last; number++) {
                numbers.add(number);
            }
        }
        return new Minors(numbers);
    }

    /**
     * The number after the dot of a version such as {@code 1.36} or {@code v1.36.3}.
     *
     * @throws IllegalArgumentException if the text is no version of Kubernetes 1
     */
    public static int number(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a Kubernetes version such as 1.36: " + version);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Whether a version is one of these. */
    public boolean has(int number) {
        return numbers.isEmpty() || numbers.contains(number);
    }

    /** Whether these are all versions. */
    public boolean isAll() {
        return numbers.isEmpty();
    }

    /** The newest of these; -1 for {@link #ALL}. */
    public int newest() {
        return numbers.isEmpty() ? -1 : numbers.last();
    }

    /** The oldest of these; -1 for {@link #ALL}. */
    public int oldest() {
        return numbers.isEmpty() ? -1 : numbers.first();
    }

    @Override
    public String toString() {
        if (numbers.isEmpty()) {
            return "-";
        }
        StringJoiner ranges = new StringJoiner(",");
        int first = numbers.first();
        int last = first;
        for (int number : numbers) {
            if (number > last + 1) {
                ranges.add(range(first, last));
                first = number;
            }
            last = number;
        }
        return ranges.add(range(first, last)).toString();
    }

    private static int afterDot(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    private static String range(int first, int last) {
        return first == last ? "1." + first : "1." + first + "-1." + last;
    }
}

package dev.sluice.yaml;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order in which go-yaml v2 emits keys (2.4.4, sorter.go): letters by code point, runs of digits by value. */
final class KeyOrder implements Comparator<String> {
    static final KeyOrder NATURAL = new KeyOrder();

    private KeyOrder() {}

    /**
     * The entries in this order. The order is not transitive for keys that mix digits and letters, which the sort of the
     * JDK may refuse with an exception; a plain merge sort always ends.
     */
    List<Mapping.Entry> sorted(List<Mapping.Entry> entries) {
        Mapping.Entry[] sorted = entries.toArray(new Mapping.Entry[0]);
        sort(sorted);
        return Arrays.asList(sorted);
    }

    private void sort(Mapping.Entry[] entries) {
        if (entries.length < 2) {
            return;
        }
        Mapping.Entry[] left = Arrays.copyOf(entries, entries.length / 2);
        Mapping.Entry[] right = Arrays.copyOfRange(entries, entries.length / 2, entries.length);
        sort(left);
        sort(right);
        int l = 0;
        int r = 0;
        for (int i = 0; i < entries.length; i++) {
            boolean takeLeft = r == right.length || (l < left.length && compare(right[r].name(), left[l].name()) >= 0);
            entries[i] = takeLeft ? left[l++] : right[r++];
        }
    }

    @Override
    public int compare(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == a.length() || i == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        if (Character.isLowSurrogate(a.charAt(i)) && i > 0 && Character.isHighSurrogate(a.charAt(i - 1))) {
            i--;
        }
        int left = a.codePointAt(i);
        int right = b.codePointAt(i);
        boolean leftIsLetter = Character.isLetter(left);
        boolean rightIsLetter = Character.isLetter(right);
        if (leftIsLetter != rightIsLetter) {
            return leftIsLetter ? 1 : -1;
        }
        return leftIsLetter ? Integer.compare(left, right) : compareDigits(a, b, i);
    }

    /** Compares what follows position {@code from}, the first difference, where neither side has a letter. */
    private static int compareDigits(String a, String b, int from) {
        // A zero that continues a number does not shorten it: 10 after 1, 100 after 10.
        long start = (a.charAt(from) == '0' || b.charAt(from) == '0') && continuesNumber(a, from) ? 1 : 0;
        int leftEnd = from;
        long left = start;
        for (; leftEnd < a.length() && Character.isDigit(a.charAt(leftEnd)); leftEnd++) {
            left = left * 10 + (a.charAt(leftEnd) - '0');
        }
        int rightEnd = from;
        long right = start;
        for (; rightEnd < b.length() && Character.isDigit(b.charAt(rightEnd)); rightEnd++) {
            right = right * 10 + (b.charAt(rightEnd) - '0');
        }
        if (left != right) {
            return Long.compare(left, right);
        }
        return leftEnd != rightEnd
                ? Integer.compare(leftEnd, rightEnd)
                : Integer.compare(a.codePointAt(from), b.codePointAt(from));
    }

    private static boolean continuesNumber(String text, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }
}

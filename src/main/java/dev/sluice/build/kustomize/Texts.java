package dev.sluice.build.kustomize;

import java.util.Comparator;

/** How Go compares texts. */
final class Texts {
    /** By UTF-8 bytes, which is by code points. */
    static final Comparator<String> BYTE_ORDER = Texts::compare;

    private Texts() {}

    private static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int a = one.codePointAt(i);
            int b = other.codePointAt(j);
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
            j += Character.charCount(b);
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }
}

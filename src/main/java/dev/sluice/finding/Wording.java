package dev.sluice.finding;

import java.util.Locale;

/** Fills in the sentences of findings, the same on every machine. */
public final class Wording {
    private Wording() {}

    /** As {@link String#format}, without the machine's locale; without arguments the text is taken as it is. */
    public static String format(String format, Object... arguments) {
        return arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
    }
}

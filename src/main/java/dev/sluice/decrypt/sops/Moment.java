package dev.sluice.decrypt.sops;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time in RFC 3339, kept in its own zone.
 *
 * @param seconds date and time up to the second, {@code 2026-11-22T14:33:15}
 * @param fraction the digits after the point without trailing zeros; empty if there are none
 * @param zone {@code Z} for no offset, else {@code +01:00}
 */
public record Moment(String seconds, String fraction, String zone) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,400}))?(Z|[+-](\\d{2}):(\\d{2}))");
    private static final int NANOS = 9;

    /** Reads a time; null if the text is none. */
    public static @Nullable Moment parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !isZone(form)) {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(form, 1),
                    number(form, 2),
                    number(form, 3),
                    number(form, 4),
                    number(form, 5),
                    number(form, 6));
            String zone = form.group(8).endsWith("00:00") ? "Z" : form.group(8);
            return new Moment(seconds(time), fraction(form.group(7)), zone);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    /** The time with its fraction, as values hold it. */
    public String precise() {
        return seconds + (fraction.isEmpty() ? "" : "." + fraction) + zone;
    }

    /** The time without its fraction: what authenticates the MAC. */
    public String whole() {
        return seconds + zone;
    }

    private static boolean isZone(Matcher form) {
        return form.group(9) == null || (number(form, 9) <= 24 && number(form, 10) < 60);
    }

    private static String seconds(LocalDateTime time) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static String fraction(@Nullable String digits) {
        if (digits == null) {
            return "";
        }
        int end = Math.min(digits.length(), NANOS);
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}

package dev.sluice.yaml;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as go-yaml v3 recognises them (3.0.4, resolve.go, allowedTimestampFormats) and Go writes them as JSON. */
final class Timestamps {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:(?:([Tt])|( ))(\\d{1,2}):(\\d{1,2}):(\\d{1,2})([.,]\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?)?");

    private Timestamps() {}

    static boolean isTimestamp(String text) {
        return mayBe(text) && !canonical(text).isEmpty();
    }

    /** The time in RFC 3339 with as many fractional digits as it needs; empty if the text is no time. */
    static String canonical(String text) {
        Matcher form = FORM.matcher(text);
        // With a T there is a zone, with a space there is none.
        if (!form.matches()
                || (form.group(4) != null && form.group(10) == null)
                || (form.group(5) != null && form.group(10) != null)) {
            return "";
        }
        String zone = form.group(10) == null ? "Z" : form.group(10);
        if (!isZone(zone)) {
            return "";
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(form, 1),
                    number(form, 2),
                    number(form, 3),
                    number(form, 6),
                    number(form, 7),
                    number(form, 8));
            return String.format(
                    java.util.Locale.ROOT,
                    "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
                    time.getYear(),
                    time.getMonthValue(),
                    time.getDayOfMonth(),
                    time.getHour(),
                    time.getMinute(),
                    time.getSecond(),
                    fraction(form.group(9)),
                    zone.substring(1).equals("00:00") ? "Z" : zone);
        } catch (DateTimeException noSuchTime) {
            return "";
        }
    }

    /** Four digits and a dash, before anything costly: most strings fail here. */
    private static boolean mayBe(String text) {
        if (text.length() < 8 || text.length() > 40 || text.charAt(4) != '-') {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isZone(String zone) {
        return zone.equals("Z")
                || (Integer.parseInt(zone.substring(1, 3)) <= 24 && Integer.parseInt(zone.substring(4)) < 60);
    }

    private static int number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
    }

    private static String fraction(@org.jspecify.annotations.Nullable String written) {
        if (written == null) {
            return "";
        }
        int end = written.length();
        while (end > 1 && written.charAt(end - 1) == '0') {
            end--;
        }
        return end == 1 ? "" : "." + written.substring(1, end);
    }
}

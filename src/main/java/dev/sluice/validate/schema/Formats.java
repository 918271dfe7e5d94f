package dev.sluice.validate.schema;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The formats that the API server enforces. For custom kinds they are those of k8s.io/apiextensions-apiserver 0.36,
 * pkg/apiserver/validation/formats.go; formats that are not listed here are not judged.
 */
final class Formats {
    /** k8s.io/apimachinery 0.36, pkg/api/resource/quantity.go: a number, then a suffix or an exponent. */
    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
    private static final Pattern GO_DURATION =
            Pattern.compile("[-+]?(0|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+");
    private static final Pattern WORDED_DURATION = Pattern.compile(
            "[0-9]+ *(ns|nanos?|nanoseconds?|µs|us|micros?|microseconds?|ms|millis?|milliseconds?|s|sec|secs|seconds?|m|min"
                    + "|mins|minutes?|h|hr|hrs|hours?|d|days?|w|wk|weeks?)");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    private static final Map<String, String> DESCRIBED = Map.of(
            "quantity", "a quantity such as 500m or 128Mi",
            "date-time", "a time such as 2026-01-31T12:00:00Z",
            "date", "a date such as 2026-01-31",
            "duration", "a duration such as 1m30s",
            "byte", "base64",
            "uuid", "a UUID",
            "ipv4", "an IPv4 address");

    private static final Map<String, Predicate<String>> BY_NAME = Map.of(
            "date-time", Formats::isTime,
            "date", Formats::isDate,
            "duration", Formats::isDuration,
            "byte", Formats::isBase64,
            "uuid", text -> UUID.matcher(text).matches(),
            "ipv4", text -> IPV4.matcher(text).matches());

    private Formats() {}

    /** What accepts texts of a format; null if the server does not judge it. */
    static @Nullable Predicate<String> of(String format, boolean builtIn) {
        if (format.isEmpty()) {
            return null;
        }
        if (format.equals("quantity")) {
            return builtIn ? text -> QUANTITY.matcher(text.strip()).matches() : null;
        }
        return BY_NAME.get(format);
    }

    /** A format in words. */
    static String described(String format) {
        return DESCRIBED.getOrDefault(format, format);
    }

    private static boolean isTime(String text) {
        try {
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, OffsetDateTime::from);
            return true;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        return GO_DURATION.matcher(text).matches()
                || WORDED_DURATION.matcher(text).matches();
    }

    /** As Go decodes it: line breaks are passed over, padding is needed. */
    private static boolean isBase64(String text) {
        String joined = text.replace("\n", "").replace("\r", "");
        if (joined.length() % 4 != 0) {
            return false;
        }
        try {
            Base64.getDecoder().decode(joined);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}

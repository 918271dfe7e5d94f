package dev.sluice.build.kustomize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, such as {@code 1m30s} (go 1.26, time.ParseDuration). */
final class GoDuration {
    private static final Pattern WHOLE =
            Pattern.compile("\\+?(?:(?:\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})(?:ns|us|µs|μs|ms|s|m|h)){1,16}");
    private static final Pattern PART = Pattern.compile("(\\d*\\.?\\d*)(ns|us|µs|μs|ms|s|m|h)");

    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private GoDuration() {}

    /** The duration if the text is one and longer than nothing. */
    static Optional<Duration> positive(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long unit = NANOSECONDS.getOrDefault(parts.group(2), 0L);
            sum = sum.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        BigDecimal whole = sum.setScale(0, RoundingMode.DOWN);
        boolean fits = whole.signum() > 0 && whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? Optional.of(Duration.ofNanos(whole.longValue())) : Optional.empty();
    }
}

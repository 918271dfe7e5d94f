package dev.sluice.report;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The report formats by name. */
public final class Reports {
    private static final Map<String, Function<String, ReportWriter>> FORMATS = Map.of(
            "text", version -> new TextReport(false, false),
            "json", version -> new JsonReport(),
            "sarif", SarifReport::new);

    private Reports() {}

    /** The writer for a format; empty if there is no such format. */
    public static Optional<ReportWriter> format(String name, String version) {
        return Optional.ofNullable(FORMATS.get(name)).map(make -> make.apply(version));
    }

    /** The names of the formats, sorted. */
    public static SortedSet<String> names() {
        return new TreeSet<>(FORMATS.keySet());
    }
}

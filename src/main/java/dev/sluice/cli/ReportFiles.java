package dev.sluice.cli;

import dev.sluice.model.Report;
import dev.sluice.report.ReportWriter;
import dev.sluice.report.Reports;
import java.util.List;
import java.util.Optional;

/** The {@code --report} option: {@code FORMAT=FILE}, or {@code FORMAT} for standard output. */
final class ReportFiles {
    private ReportFiles() {}

    static String formats() {
        return String.join(", ", Reports.names());
    }

    /** What is wrong with the values. */
    static Optional<String> check(List<String> values) {
        return values.stream()
                .filter(value -> Reports.format(format(value), "").isEmpty() || value.endsWith("="))
                .findFirst()
                .map(value -> "--report takes FORMAT=FILE with a format of " + formats() + ", not \"" + value + "\"");
    }

    /** Writes every report that is asked for, and the text to standard output unless another format goes there. */
    static void write(List<String> values, Report report, String text, Console console) {
        String printed = text;
        for (String value : values) {
            ReportWriter writer = Reports.format(format(value), Version.text()).orElseThrow();
            int equals = value.indexOf('=');
            if (equals < 0 || value.substring(equals + 1).equals("-")) {
                printed = writer.write(report);
            } else {
                OutputFile.write(console.path(value.substring(equals + 1)), writer.write(report));
            }
        }
        console.out().print(printed);
    }

    private static String format(String value) {
        int equals = value.indexOf('=');
        return equals < 0 ? value : value.substring(0, equals);
    }
}

package dev.sluice.report;

import dev.sluice.model.Report;

/** A format for reports. The same report gives the same text on every machine. */
@FunctionalInterface
public interface ReportWriter {
    /** The whole report, ending in a line feed. */
    String write(Report report);
}

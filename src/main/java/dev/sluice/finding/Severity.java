package dev.sluice.finding;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Will not work, or is unsafe. */
    ERROR,
    /** Works by luck: an ordinary event breaks it. */
    WARNING,
    /** Advice; never changes the exit code unless asked to. */
    INFO;

    /** The word in reports and settings. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

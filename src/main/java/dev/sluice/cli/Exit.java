package dev.sluice.cli;

/** The exit codes of every command. */
final class Exit {
    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int WORLD = 3;
    static final int BUG = 70;

    private Exit() {}
}

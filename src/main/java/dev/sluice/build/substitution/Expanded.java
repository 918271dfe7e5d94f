package dev.sluice.build.substitution;

/** A template filled in: the text, or why that fails. */
public sealed interface Expanded permits Expansion, Failure {}

package dev.sluice.build.substitution;

/** A text read as a template: the template, or why it is none. */
public sealed interface Parsed permits Template, Failure {}

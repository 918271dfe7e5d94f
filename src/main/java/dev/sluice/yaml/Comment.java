package dev.sluice.yaml;

import dev.sluice.text.Span;

/**
 * A comment of a YAML file.
 *
 * @param span from the {@code #} to the end of the line
 * @param text everything after the first {@code #}, not trimmed
 * @param trailing whether something else stands before it on its line
 */
public record Comment(Span span, String text, boolean trailing) {}

package dev.sluice.finding;

import dev.sluice.text.Span;

/**
 * One change to a written file.
 *
 * @param span what is replaced; empty to insert
 * @param replacement the new text
 */
public record Edit(Span span, String replacement) {}

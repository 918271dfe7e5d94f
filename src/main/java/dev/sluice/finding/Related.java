package dev.sluice.finding;

import dev.sluice.text.Span;

/**
 * Another place that a finding concerns.
 *
 * @param span where
 * @param message what is there, lower case, no full stop
 */
public record Related(Span span, String message) {}

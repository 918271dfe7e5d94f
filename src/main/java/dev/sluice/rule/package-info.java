/** The public API for rules. */
@NullMarked
package dev.sluice.rule;

import org.jspecify.annotations.NullMarked;

/** The commands of the {@code sluice} program. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;

/** Wires the stages and owns the threads. */
@NullMarked
package dev.sluice.pipeline;

import org.jspecify.annotations.NullMarked;

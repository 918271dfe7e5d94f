/** Settings of a run and the shape of a stage: what every other package may know. */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;

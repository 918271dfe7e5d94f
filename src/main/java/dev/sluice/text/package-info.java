/** Paths, spans and line positions: where something stands in a repository. */
@NullMarked
package dev.sluice.text;

import org.jspecify.annotations.NullMarked;

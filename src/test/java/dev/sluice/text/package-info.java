/** Tests of paths, spans, lines and edits. */
@NullMarked
package dev.sluice.text;

import org.jspecify.annotations.NullMarked;

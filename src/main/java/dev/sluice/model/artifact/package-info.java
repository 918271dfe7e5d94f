/** What becomes of the files of a source on their way into an artifact. */
@NullMarked
package dev.sluice.model.artifact;

import org.jspecify.annotations.NullMarked;

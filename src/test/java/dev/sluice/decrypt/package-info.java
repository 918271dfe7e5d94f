/** Tests of the decrypt stage. */
@NullMarked
package dev.sluice.decrypt;

import org.jspecify.annotations.NullMarked;

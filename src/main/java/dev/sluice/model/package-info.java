/** The values that flow from stage to stage. */
@NullMarked
package dev.sluice.model;

import org.jspecify.annotations.NullMarked;

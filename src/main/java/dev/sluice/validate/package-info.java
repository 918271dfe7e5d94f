/** Schemas and rules: rendered objects become a {@link dev.sluice.model.Report}. */
@NullMarked
package dev.sluice.validate;

import org.jspecify.annotations.NullMarked;

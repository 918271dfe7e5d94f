/** Tests of the extraction of schema catalogs. */
@NullMarked
package dev.sluice.validate.schema.extract;

import org.jspecify.annotations.NullMarked;

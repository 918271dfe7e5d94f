/** Tests of the schema check. */
@NullMarked
package dev.sluice.validate.schema;

import org.jspecify.annotations.NullMarked;

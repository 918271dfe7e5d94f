/**
 * Checks rendered objects against the schemas of their kinds as the API server would: a catalog of kinds, the custom
 * resource definitions of the repository, and a structural validator that works on positioned nodes.
 */
@NullMarked
package dev.sluice.validate.schema;

import org.jspecify.annotations.NullMarked;

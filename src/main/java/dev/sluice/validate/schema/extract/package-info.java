/** Makes a schema catalog from OpenAPI documents and custom resource definitions: the facts, without the prose. */
@NullMarked
package dev.sluice.validate.schema.extract;

import org.jspecify.annotations.NullMarked;

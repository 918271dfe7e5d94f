/** Tests of the YAML tree: parser, printer, positions. */
@NullMarked
package dev.sluice.yaml;

import org.jspecify.annotations.NullMarked;

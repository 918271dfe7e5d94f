/** Fuzz targets of the YAML parser; without JAZZER_FUZZ they replay their seeds. */
@NullMarked
package dev.sluice.yaml.fuzz;

import org.jspecify.annotations.NullMarked;

/** Fuzz targets of the kustomize build; without JAZZER_FUZZ they replay their seeds. */
@NullMarked
package dev.sluice.build.kustomize.fuzz;

import org.jspecify.annotations.NullMarked;

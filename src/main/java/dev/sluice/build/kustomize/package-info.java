/** What {@code kustomize build} does, on positioned nodes: every value of the result knows how it came to be. */
@NullMarked
package dev.sluice.build.kustomize;

import org.jspecify.annotations.NullMarked;

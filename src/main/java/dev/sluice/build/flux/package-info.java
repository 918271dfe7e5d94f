/** What kustomize-controller does with a Flux Kustomization around the kustomize build. */
@NullMarked
package dev.sluice.build.flux;

import org.jspecify.annotations.NullMarked;

/** Turns the files into what each cluster would get: kustomize builds and what Flux does around them. */
@NullMarked
package dev.sluice.build;

import org.jspecify.annotations.NullMarked;

/** Post-build substitution: {@code ${variables}} in built objects, as Flux's kustomize-controller fills them in. */
@NullMarked
package dev.sluice.build.substitution;

import org.jspecify.annotations.NullMarked;

/** Patches as kustomize 5.8.2 applies them: strategic merge, JSON patch, and the selectors that choose their targets. */
@NullMarked
package dev.sluice.build.kustomize.patch;

import org.jspecify.annotations.NullMarked;

/** The files that a source hands to a Kustomization: this checkout, or what an ArtifactGenerator assembles from sources. */
@NullMarked
package dev.sluice.build.artifact;

import org.jspecify.annotations.NullMarked;

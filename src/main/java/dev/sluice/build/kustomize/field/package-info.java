/** Fields that transformers change, found by paths, and what they write there. */
@NullMarked
package dev.sluice.build.kustomize.field;

import org.jspecify.annotations.NullMarked;

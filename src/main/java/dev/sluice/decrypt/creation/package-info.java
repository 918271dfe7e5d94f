/** The creation rules of {@code .sops.yaml}: for whom a new file is encrypted, and which of its values. */
@NullMarked
package dev.sluice.decrypt.creation;

import org.jspecify.annotations.NullMarked;

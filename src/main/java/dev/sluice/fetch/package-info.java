/** Git repositories and working trees become a {@link dev.sluice.model.Tree}: the files that Flux's source controller would see. */
@NullMarked
package dev.sluice.fetch;

import org.jspecify.annotations.NullMarked;

/** The file formats of SOPS: each splits a file into the tree of its values and the metadata. */
@NullMarked
package dev.sluice.decrypt.store;

import org.jspecify.annotations.NullMarked;

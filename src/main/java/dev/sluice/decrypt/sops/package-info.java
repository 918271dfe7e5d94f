/** What is the same in every SOPS file: the tree of values, its selection, cipher texts, MAC and metadata. */
@NullMarked
package dev.sluice.decrypt.sops;

import org.jspecify.annotations.NullMarked;

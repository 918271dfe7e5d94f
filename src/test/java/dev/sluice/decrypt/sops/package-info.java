/** Tests of what is the same in every SOPS file. */
@NullMarked
package dev.sluice.decrypt.sops;

import org.jspecify.annotations.NullMarked;

/** Tests of the file formats of SOPS. */
@NullMarked
package dev.sluice.decrypt.store;

import org.jspecify.annotations.NullMarked;

/** Tests of keys. */
@NullMarked
package dev.sluice.decrypt.key;

import org.jspecify.annotations.NullMarked;

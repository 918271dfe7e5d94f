/** Secret keys, and how they yield the data key of a file. Libraries for cryptography are used only here. */
@NullMarked
package dev.sluice.decrypt.key;

import org.jspecify.annotations.NullMarked;

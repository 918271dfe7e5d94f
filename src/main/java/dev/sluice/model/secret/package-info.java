/** What gives a secret away, and which files promise to be encrypted. */
@NullMarked
package dev.sluice.model.secret;

import org.jspecify.annotations.NullMarked;

/** What tests of several packages share. */
@NullMarked
package dev.sluice.testing;

import org.jspecify.annotations.NullMarked;

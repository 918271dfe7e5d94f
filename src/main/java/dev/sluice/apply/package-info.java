/** Hands what was approved over to a cluster. Not loaded by anything that only lints. */
@NullMarked
package dev.sluice.apply;

import org.jspecify.annotations.NullMarked;

/** Helm releases: which chart they install, and with which values. */
@NullMarked
package dev.sluice.model.release;

import org.jspecify.annotations.NullMarked;

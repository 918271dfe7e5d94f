/**
 * The tree with every YAML file parsed and every SOPS file checked, opened where a key is at hand: a
 * {@link dev.sluice.model.Plain}.
 */
@NullMarked
package dev.sluice.decrypt;

import org.jspecify.annotations.NullMarked;

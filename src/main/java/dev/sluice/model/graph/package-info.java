/** How the Flux objects of a cluster hang together. */
@NullMarked
package dev.sluice.model.graph;

import org.jspecify.annotations.NullMarked;

/** Writes graphs: as text for other tools, and as a picture. */
@NullMarked
package dev.sluice.report.graph;

import org.jspecify.annotations.NullMarked;

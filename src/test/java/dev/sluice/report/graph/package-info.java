@NullMarked
package dev.sluice.report.graph;

import org.jspecify.annotations.NullMarked;

/** Judges the values of releases by the schemas of their charts. */
@NullMarked
package dev.sluice.validate.chart;

import org.jspecify.annotations.NullMarked;

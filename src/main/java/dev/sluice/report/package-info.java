/** Writers for reports: text, JSON and SARIF. */
@NullMarked
package dev.sluice.report;

import org.jspecify.annotations.NullMarked;

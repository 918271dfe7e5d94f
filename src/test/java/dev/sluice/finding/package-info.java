@NullMarked
package dev.sluice.finding;

import org.jspecify.annotations.NullMarked;

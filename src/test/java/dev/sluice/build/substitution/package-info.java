@NullMarked
package dev.sluice.build.substitution;

import org.jspecify.annotations.NullMarked;

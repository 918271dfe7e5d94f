@NullMarked
package dev.sluice.build;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.sluice.apply;

import org.jspecify.annotations.NullMarked;

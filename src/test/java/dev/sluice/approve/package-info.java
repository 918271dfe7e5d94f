@NullMarked
package dev.sluice.approve;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.sluice.fetch;

import org.jspecify.annotations.NullMarked;

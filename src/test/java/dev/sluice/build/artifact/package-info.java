@NullMarked
package dev.sluice.build.artifact;

import org.jspecify.annotations.NullMarked;

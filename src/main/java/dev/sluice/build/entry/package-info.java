/** Where Flux enters a repository: each entry point is a cluster. */
@NullMarked
package dev.sluice.build.entry;

import org.jspecify.annotations.NullMarked;

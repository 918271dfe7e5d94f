/** A YAML and JSON tree in which every key and value knows where it was written and how it came to be. */
@NullMarked
package dev.sluice.yaml;

import org.jspecify.annotations.NullMarked;

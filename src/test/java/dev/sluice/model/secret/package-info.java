@NullMarked
package dev.sluice.model.secret;

import org.jspecify.annotations.NullMarked;

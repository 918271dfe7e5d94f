@NullMarked
package dev.sluice.decrypt.audit;

import org.jspecify.annotations.NullMarked;

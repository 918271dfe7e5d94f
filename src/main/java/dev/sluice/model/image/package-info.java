/** Flux's image automation as rules and commands see it: policies, automations, and the setter markers that tie them to files. */
@NullMarked
package dev.sluice.model.image;

import org.jspecify.annotations.NullMarked;

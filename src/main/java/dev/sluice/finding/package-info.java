/** What a user reads: findings, their severity, fixes and suppressions. */
@NullMarked
package dev.sluice.finding;

import org.jspecify.annotations.NullMarked;

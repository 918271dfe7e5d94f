/** The Maven goals: each turns its parameters into options, runs the job and fails the build where the command would. */
@NullMarked
package dev.sluice.maven;

import org.jspecify.annotations.NullMarked;

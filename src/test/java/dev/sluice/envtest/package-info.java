/** A real Kubernetes API server for tests, as controller-runtime's envtest runs it. */
@NullMarked
package dev.sluice.envtest;

import org.jspecify.annotations.NullMarked;

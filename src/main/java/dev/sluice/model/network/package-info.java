/** What NetworkPolicies let through, as the Kubernetes documentation defines it. */
@NullMarked
package dev.sluice.model.network;

import org.jspecify.annotations.NullMarked;

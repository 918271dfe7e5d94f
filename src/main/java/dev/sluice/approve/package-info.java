/** What passed is sealed: a report becomes an {@link dev.sluice.approve.Approval} of exact bytes. */
@NullMarked
package dev.sluice.approve;

import org.jspecify.annotations.NullMarked;

/** What can be seen of SOPS files without any private key: values, recipients, and whether they follow {@code .sops.yaml}. */
@NullMarked
package dev.sluice.decrypt.audit;

import org.jspecify.annotations.NullMarked;

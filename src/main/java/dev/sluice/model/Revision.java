package dev.sluice.model;

import java.util.Optional;

/**
 * What state of the repository a tree shows.
 *
 * @param name what the user asked for: {@code working tree}, {@code index}, or the revision as given
 * @param commit the full id of the commit it is, or is based on; empty outside a git repository and before the first commit
 */
public record Revision(String name, Optional<String> commit) {}

package dev.sluice.fetch;

import dev.sluice.model.Fault;
import dev.sluice.model.SourceFile;
import java.util.List;

/**
 * The regular files of a repository before the artifact rules.
 *
 * @param files the files, in any order
 * @param faults what could not be read
 */
record Listing(List<SourceFile> files, List<Fault> faults) {}

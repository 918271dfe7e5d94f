package dev.sluice.model;

/**
 * A file of the repository that is not in the artifact.
 *
 * @param file the file
 * @param reason the pattern that leaves it out and where that pattern stands, such as {@code "*.md" in .sourceignore}
 */
public record Ignored(SourceFile file, String reason) {}

package dev.sluice.yaml;

import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import java.util.List;

/**
 * A parsed YAML or JSON file.
 *
 * @param path the file
 * @param lines its text
 * @param documents the root of every document that holds something, in order; those before a rejection that stops parsing
 * @param comments all comments, in order
 * @param rejections what was not accepted, in order; empty if the file is good
 */
public record YamlFile(
        RepoPath path, Lines lines, List<Node> documents, List<Comment> comments, List<Rejection> rejections) {
    public YamlFile {
        documents = List.copyOf(documents);
        comments = List.copyOf(comments);
        rejections = List.copyOf(rejections);
    }

    /** Whether the whole file was understood. */
    public boolean isWhole() {
        return rejections.isEmpty();
    }

    /** The same file with other documents. */
    public YamlFile withDocuments(List<Node> others) {
        return new YamlFile(path, lines, others, comments, rejections);
    }
}

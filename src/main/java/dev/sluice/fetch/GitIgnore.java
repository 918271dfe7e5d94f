package dev.sluice.fetch;

import dev.sluice.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;

/** The {@code .gitignore} files of a work tree, read as the walk comes to them. Not for use by several threads. */
final class GitIgnore {
    private final Path top;
    private final Path exclude;
    private final Map<String, Optional<IgnoreNode>> nodes = new HashMap<>();

    /**
     * @param top the top of the work tree
     * @param gitDirectory the {@code .git} directory
     */
    GitIgnore(Path top, Path gitDirectory) {
        this.top = top;
        this.exclude = gitDirectory.resolve("info/exclude");
    }

    /** Whether a path below the top of the work tree is ignored, asked for directories before what is in them. */
    boolean isIgnored(String path, boolean isDirectory) {
        for (String directory = parent(path); ; directory = parent(directory)) {
            Optional<Boolean> verdict = node(directory).flatMap(node -> {
                String relative = path.substring(directoryLength(path, node));
                return Optional.ofNullable(node.rules().checkIgnored(relative, isDirectory));
            });
            if (verdict.isPresent()) {
                return verdict.get();
            }
            if (directory.isEmpty()) {
                return excluded(path, isDirectory);
            }
        }
    }

    private record Rules(String directory, IgnoreNode rules) {}

    private static int directoryLength(String path, Rules rules) {
        return rules.directory().isEmpty()
                ? 0
                : Math.min(path.length(), rules.directory().length() + 1);
    }

    private Optional<Rules> node(String directory) {
        return nodes.computeIfAbsent(directory, key -> read(top.resolve(key).resolve(".gitignore")))
                .map(rules -> new Rules(directory, rules));
    }

    private boolean excluded(String path, boolean isDirectory) {
        return nodes.computeIfAbsent("/exclude", key -> read(exclude))
                .map(rules -> rules.checkIgnored(path, isDirectory))
                .orElse(false);
    }

    private static Optional<IgnoreNode> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        IgnoreNode node = new IgnoreNode();
        try (InputStream in = Files.newInputStream(file)) {
            node.parse(in);
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + ": " + e.getMessage(), e);
        }
        return Optional.of(node);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}

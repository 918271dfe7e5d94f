package dev.sluice.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What git holds of a single file. */
public final class Committed {
    private Committed() {}

    /**
     * The content of a file as of the commit that HEAD is at; empty if it is in no repository, or new.
     *
     * @throws dev.sluice.Trouble if the repository cannot be read
     */
    public static Optional<byte[]> content(Path file) {
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException absent) {
            return Optional.empty();
        }
        Path directory = real.getParent();
        if (directory == null) {
            return Optional.empty();
        }
        Optional<GitRepository> found = GitRepository.around(directory);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (GitRepository repository = found.get()) {
            return repository
                    .head()
                    .flatMap(commit ->
                            repository.content(commit, real.getFileName().toString()));
        }
    }
}

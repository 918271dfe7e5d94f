package dev.sluice;

import org.jspecify.annotations.Nullable;

/** The world failed: network, key, credential, cluster, disk. The message says what was tried, what came back, what to do. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Trouble(String message) {
        this(message, null);
    }

    public Trouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

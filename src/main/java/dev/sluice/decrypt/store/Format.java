package dev.sluice.decrypt.store;

import dev.sluice.text.RepoPath;
import java.util.Optional;

/** The formats, chosen by the end of a file's name as sops 3.13.3 does (cmd/sops/formats/formats.go). */
public enum Format {
    YAML("yaml"),
    JSON("json"),
    DOTENV("dotenv"),
    INI("ini"),
    BINARY("binary");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** The word for it, as the options of sops have it. */
    public String word() {
        return word;
    }

    /** What reads and writes the format; empty for YAML, which is opened value by value. */
    public Optional<Store> store() {
        return switch (this) {
            case YAML -> Optional.empty();
            case JSON -> Optional.of(new JsonStore());
            case DOTENV -> Optional.of(new DotenvStore());
            case INI -> Optional.of(new IniStore());
            case BINARY -> Optional.of(new BinaryStore());
        };
    }

    /** The format that a name stands for. */
    public static Format of(RepoPath path) {
        String name = path.name();
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YAML;
        }
        if (name.endsWith(".json")) {
            return JSON;
        }
        if (name.endsWith(".env")) {
            return DOTENV;
        }
        return name.endsWith(".ini") ? INI : BINARY;
    }
}

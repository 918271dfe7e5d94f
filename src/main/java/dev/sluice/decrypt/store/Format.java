package dev.sluice.decrypt.store;

import dev.sluice.text.RepoPath;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What reads and writes the format. */
    public Store store() {
        return switch (this) {
            case YAML -> new YamlStore();
            case JSON -> new JsonStore();
            case DOTENV -> new DotenvStore();
            case INI -> new IniStore();
            case BINARY -> new BinaryStore();
        };
    }

    /** The format that a word stands for, as the options of sops have it. */
    public static Optional<Format> named(String word) {
        return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
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

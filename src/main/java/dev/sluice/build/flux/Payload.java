package dev.sluice.build.flux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The formats of SOPS files, each with the bytes by which Flux recognises it (kustomize-controller 1.9,
 * internal/decryptor/decryptor.go, sopsFormatToMarkerBytes). What lacks them is passed over without a word.
 */
enum Payload {
    JSON("json", "\"mac\": \"ENC["),
    YAML("yaml", "mac: ENC["),
    DOTENV("dotenv", "sops_mac=ENC["),
    INI("ini", "[sops]"),
    BINARY("binary", "\"mac\": \"ENC[");

    private static final String DOCKER = ".dockerconfigjson";

    private final String word;
    private final String marker;

    Payload(String word, String marker) {
        this.word = word;
        this.marker = marker;
    }

    /** The word for it. */
    String word() {
        return word;
    }

    /** The format that a file name or the name of an entry stands for. */
    static Payload named(String name) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YAML;
        }
        if (name.endsWith(".json") || name.endsWith(DOCKER)) {
            return JSON;
        }
        if (name.endsWith(".env")) {
            return DOTENV;
        }
        return name.endsWith(".ini") ? INI : BINARY;
    }

    /** The format whose marker some bytes hold; JSON stands for both formats that are JSON. */
    static Optional<Payload> in(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.marks(content)).findFirst();
    }

    boolean marks(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(marker);
    }
}

package dev.sluice.model.secret;

import java.util.Map;

/** The bytes by which Flux recognises a file that it decrypts (kustomize-controller 1.9, internal/decryptor/decryptor.go). */
public final class FluxMarker {
    private static final Map<String, String> OF = Map.of(
            "binary", "\"mac\": \"ENC[",
            "json", "\"mac\": \"ENC[",
            "yaml", "mac: ENC[",
            "dotenv", "sops_mac=ENC[",
            "ini", "[sops]");

    private FluxMarker() {}

    /** The marker of a format, by its word. */
    static String of(String format) {
        return OF.getOrDefault(format, "sops");
    }

    /** Whether a text holds the marker of any format. */
    public static boolean isIn(String text) {
        return text.contains("ENC[") && OF.values().stream().anyMatch(text::contains);
    }

    /** The format that Flux takes a file for by a name: an entry's, or a path's. */
    static String formatOf(String name) {
        int dot = name.lastIndexOf('.');
        return switch (name.substring(dot + 1)) {
            case "yaml", "yml" -> "yaml";
            case "json", "dockerconfigjson" -> "json";
            case "env" -> dot < 0 ? "binary" : "dotenv";
            case "ini" -> "ini";
            default -> "binary";
        };
    }
}

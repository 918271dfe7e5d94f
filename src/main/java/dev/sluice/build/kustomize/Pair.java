package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A key with a value that a generator puts into a ConfigMap or Secret. No text form of it shows the value. */
final class Pair {
    private static final String MASK = "**SOPS**";
    private static final int LINE = 70;

    private final String key;
    private final byte @Nullable [] value;
    private final Origin origin;
    private final @Nullable RepoPath sealedBy;

    private Pair(String key, byte @Nullable [] value, Origin origin, @Nullable RepoPath sealedBy) {
        this.key = key;
        this.value = value;
        this.origin = origin;
        this.sealedBy = sealedBy;
    }

    /** A value that anybody may read. */
    static Pair plain(String key, byte[] value, Origin origin) {
        return new Pair(key, value, origin, null);
    }

    /** A value of an encrypted file, null if no key opened it. */
    static Pair sealed(String key, byte @Nullable [] value, Origin origin, RepoPath file) {
        return new Pair(key, value, origin, file);
    }

    String key() {
        return key;
    }

    Origin origin() {
        return origin;
    }

    /** Whether the value goes into {@code binaryData} of a ConfigMap because it is no UTF-8. */
    boolean isBinary() {
        return value != null && text(value) == null;
    }

    /** The value as a ConfigMap holds it. */
    Scalar forConfigMap() {
        String text = value == null ? null : text(value);
        return scalar(value == null ? null : text != null ? text : base64(value), MASK);
    }

    /** The value as a Secret holds it. */
    Scalar forSecret() {
        return scalar(value == null ? null : base64(value), base64(MASK.getBytes(StandardCharsets.UTF_8)));
    }

    private Scalar scalar(@Nullable String text, String mask) {
        if (sealedBy == null) {
            return Scalar.string(text == null ? "" : text, origin);
        }
        Sealed seal = text == null ? Sealed.closed(sealedBy, Kind.STRING) : Sealed.opened(sealedBy, Kind.STRING, text);
        return Scalar.string(mask, origin).sealedAs(seal);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    /** Base64 in lines of 70 once it is that long, as kyaml 0.21.2 (yaml/datamap.go) writes it. */
    static String base64(byte[] bytes) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        if (encoded.length() < LINE) {
            return encoded;
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < encoded.length(); i += LINE) {
            lines.append(encoded, i, Math.min(i + LINE, encoded.length())).append('\n');
        }
        return lines.toString();
    }

    @Override
    public String toString() {
        return "Pair[" + key + "]";
    }
}

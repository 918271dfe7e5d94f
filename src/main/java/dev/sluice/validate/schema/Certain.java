package dev.sluice.validate.schema;

import dev.sluice.model.Knowledge;
import dev.sluice.yaml.Scalar;

/** Tells values that the cluster gets as they are from those that something still fills in. */
final class Certain {
    /** How SOPS starts a cipher text; one that has lost its file's metadata is somebody else's fault to state. */
    private static final String CIPHER_TEXT = "ENC[AES256_GCM,";

    private Certain() {}

    static boolean is(Scalar scalar) {
        return Knowledge.of(scalar) == Knowledge.KNOWN && !scalar.text().startsWith(CIPHER_TEXT);
    }
}

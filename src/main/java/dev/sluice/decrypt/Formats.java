package dev.sluice.decrypt;

import dev.sluice.decrypt.store.BinaryStore;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.SourceFile;
import dev.sluice.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out whether a file is a SOPS file, and of which format: by its name, or by its content where the name says nothing. */
final class Formats {
    private static final byte[] MARK = "ENC[AES256_GCM,".getBytes(StandardCharsets.US_ASCII);

    private Formats() {}

    /** @param parsed the file, if its name says that it is YAML or JSON */
    static Optional<Format> of(SourceFile file, Optional<YamlFile> parsed) {
        if (parsed.isPresent()) {
            Format named = FileNames.isJson(file.path()) ? Format.JSON : Format.YAML;
            return parsed.filter(Marks::isSops).map(yaml -> named);
        }
        if (!holdsMark(file.bytes())) {
            return Optional.empty();
        }
        Format named = Format.of(file.path());
        return named == Format.BINARY ? byContent(file) : Optional.of(named);
    }

    /** A name without a meaning may hide any format; only a sound block proves one, so that prose about SOPS is left alone. */
    private static Optional<Format> byContent(SourceFile file) {
        if (isSound(new BinaryStore().read(file))) {
            return Optional.of(Format.BINARY);
        }
        return List.of(Format.JSON, Format.DOTENV, Format.INI).stream()
                .filter(format -> isSound(format.store().read(file)))
                .findFirst();
    }

    private static boolean isSound(Stored stored) {
        return stored.refusals().isEmpty() && stored.metadata() != null;
    }

    private static boolean holdsMark(byte[] bytes) {
        for (int i = 0; i <= bytes.length - MARK.length; i++) {
            if (bytes[i] == MARK[0] && Arrays.equals(bytes, i, i + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }
}

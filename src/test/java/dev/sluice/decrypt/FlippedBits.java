package dev.sluice.decrypt;

import dev.sluice.Trouble;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.sops.Mac;
import dev.sluice.decrypt.sops.Unsealing.Unsealed;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.SopsFile.State;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** A sound SOPS file of which single bits are changed. What still opens may differ only where no MAC reaches. */
final class FlippedBits {
    private final SourceFile file;
    private final Format format;
    private final SopsReader reader;
    private final boolean macOnlyEncrypted;
    private final Covered sound;

    /**
     * What encryption and MAC cover of a file.
     *
     * @param hashed the bytes that the MAC is computed over
     * @param sealed the plain text of every encrypted value
     */
    private record Covered(List<Byte> hashed, List<List<Byte>> sealed) {}

    FlippedBits(SourceFile file, Format format, Keyring keyring) {
        this.file = file;
        this.format = format;
        this.reader = new SopsReader(keyring);
        this.macOnlyEncrypted = file.text().contains("mac_only_encrypted");
        this.sound = covered(file).orElseThrow();
    }

    /** Flips one bit; what is wrong if the file then gives another plain text than it was sealed with. */
    Optional<String> flip(Random random) {
        byte[] flipped = file.bytes().clone();
        int bit = random.nextInt(flipped.length * 8);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return covered(new SourceFile(file.path(), flipped))
                .filter(found -> !found.equals(sound))
                .map(found -> file.path() + ", bit " + bit + ": " + found + " for " + sound);
    }

    /** Empty if the file is refused. */
    private Optional<Covered> covered(SourceFile changed) {
        try {
            Verdict verdict =
                    reader.verdict(changed.path(), format.store().read(changed), Span.startOf(changed.path()));
            return verdict.state() == State.OPENED
                    ? Optional.of(covered(verdict.outcome().values()))
                    : Optional.empty();
        } catch (Trouble unusableKey) {
            return Optional.empty();
        }
    }

    private Covered covered(List<Unsealed> values) {
        Mac mac = new Mac(macOnlyEncrypted);
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        values.stream()
                .filter(value -> value.plain() != null && mac.counts(value.plain(), value.selected()))
                .forEach(value ->
                        hashed.writeBytes(Objects.requireNonNull(value.plain()).bytes()));
        List<List<Byte>> sealed = values.stream()
                .filter(value -> value.selected() && value.type() != Value.Type.COMMENT)
                .map(value -> list(Objects.requireNonNull(value.plain()).bytes()))
                .filter(bytes -> !bytes.isEmpty())
                .toList();
        return new Covered(list(hashed.toByteArray()), sealed);
    }

    private static List<Byte> list(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }
}

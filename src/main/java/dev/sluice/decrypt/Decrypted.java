package dev.sluice.decrypt;

import dev.sluice.Trouble;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.store.Format;
import dev.sluice.model.Fault;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Optional;

/** One file in the clear, for somebody who asked to see it. No text form of this object shows it. */
public final class Decrypted {
    private final byte[] bytes;
    private final List<Fault> faults;

    private Decrypted(byte[] bytes, List<Fault> faults) {
        this.bytes = bytes;
        this.faults = faults;
    }

    /**
     * Opens a file and checks its MAC.
     *
     * @param output the format to write; where it differs from the input the values are carried over
     * @throws Trouble if no key at hand opens the file, or the other format cannot hold its values
     */
    public static Decrypted of(SourceFile file, Format input, Format output, Keyring keyring) {
        Verdict verdict =
                new SopsReader(keyring).verdict(file.path(), input.store().read(file), Span.startOf(file.path()));
        return switch (verdict.state()) {
            case REFUSED ->
                new Decrypted(
                        new byte[0],
                        verdict.refusals().stream().map(Refusal::fault).toList());
            case SEALED ->
                throw new Trouble("no key at hand opens " + file.path() + "; give one of "
                        + String.join(", ", verdict.recipients()) + " with --key");
            case OPENED ->
                new Decrypted(
                        Optional.ofNullable(
                                        output.store().write(verdict.outcome().documents()))
                                .orElseThrow(() -> new Trouble("the values of " + file.path() + " cannot be written as "
                                        + output.word() + "; choose another --output-type")),
                        List.of());
        };
    }

    /** The plain bytes; nothing if there are faults. */
    public byte[] reveal() {
        return bytes.clone();
    }

    /** Why the file is refused; empty if it was opened. */
    public List<Fault> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return "Decrypted[" + bytes.length + " bytes]";
    }
}

package dev.sluice.decrypt;

import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.Decryptor;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.Optional;

/** Opens what Flux opens. What it refuses without any key is told without one. */
final class FluxDecryptor implements Decryptor {
    private static final RepoPath CONTENT = RepoPath.of("content");

    private final SopsReader reader;

    FluxDecryptor(Keyring keyring) {
        this.reader = new SopsReader(keyring);
    }

    @Override
    public Outcome open(byte[] content, String input, String output) {
        Format in = Format.named(input).orElseThrow();
        Format out = Format.named(output).orElseThrow();
        Stored stored = in.store().read(new SourceFile(CONTENT, content));
        if (stored.metadata() != null
                && stored.refusals().isEmpty()
                && out.store().write(stored.documents()) == null) {
            return unwritable(in, out);
        }
        Verdict verdict = reader.verdict(CONTENT, stored, Span.startOf(CONTENT));
        Optional<String> refusal = verdict.refusals().stream()
                .filter(Refusal::stopsFlux)
                .map(Refusal::detail)
                .findFirst();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (!verdict.keyed()) {
            return Outcome.CLOSED;
        }
        byte[] plain = out.store().write(verdict.outcome().documents());
        return plain == null ? unwritable(in, out) : Outcome.opened(plain);
    }

    private static Outcome unwritable(Format in, Format out) {
        return Outcome.refused("values of format \"" + in.word() + "\" cannot be written as \"" + out.word() + "\"");
    }
}

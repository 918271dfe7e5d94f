package dev.sluice.model;

import dev.sluice.text.RepoPath;
import java.util.List;

/**
 * What is known of a SOPS file.
 *
 * @param path the file
 * @param format the store: {@code yaml}, {@code json}, {@code dotenv}, {@code ini} or {@code binary}
 * @param state whether a key opened it
 * @param recipients those who can open it, as the file names them: OpenPGP fingerprints, age recipients, key service URLs
 * @param faults what is wrong with it
 */
public record SopsFile(RepoPath path, String format, State state, List<String> recipients, List<Fault> faults) {
    /** How far decryption got. */
    public enum State {
        /** A key was at hand, every value and the MAC agreed. */
        OPENED,
        /** No key was at hand; nothing else is known to be wrong. */
        SEALED,
        /** Malformed or tampered with; see the faults. */
        REFUSED
    }

    public SopsFile {
        recipients = List.copyOf(recipients);
        faults = List.copyOf(faults);
    }
}

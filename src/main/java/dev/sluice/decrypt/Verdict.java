package dev.sluice.decrypt;

import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Unsealing;
import dev.sluice.decrypt.sops.Unsealing.Outcome;
import dev.sluice.model.SopsFile.State;
import dev.sluice.text.RepoPath;
import java.util.List;

/**
 * What came of checking a SOPS file.
 *
 * @param path the file
 * @param recipients who can open it
 * @param outcome its values
 * @param keyed whether a key at hand yielded the data key
 * @param refusals why it is to be refused; empty if nothing speaks against it
 */
record Verdict(RepoPath path, List<String> recipients, Outcome outcome, boolean keyed, List<Refusal> refusals) {
    Verdict {
        recipients = List.copyOf(recipients);
        refusals = List.copyOf(refusals);
    }

    /** A file of which not even the metadata can be used. */
    static Verdict refused(RepoPath path, List<Refusal> refusals) {
        return new Verdict(path, List.of(), new Unsealing.Outcome(List.of(), List.of(), List.of()), false, refusals);
    }

    /** Whether Flux opens it, which does not ask for the MAC. */
    boolean opensInFlux() {
        return keyed && refusals.stream().noneMatch(Refusal::stopsFlux);
    }

    State state() {
        if (!refusals.isEmpty()) {
            return State.REFUSED;
        }
        return keyed ? State.OPENED : State.SEALED;
    }
}

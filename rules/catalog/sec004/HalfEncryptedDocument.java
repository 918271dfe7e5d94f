package sec004;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.model.SopsFile;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A clear value where the rule of an encrypted file has it encrypted: it leaks now and fails to decrypt later. */
@AutoService(Rule.class)
public final class HalfEncryptedDocument implements Rule {
    @Override
    public About about() {
        return About.error("a value that ought to be encrypted is in the clear").claims(FaultKind.HALF_ENCRYPTED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.HALF_ENCRYPTED)
                .filter(fault -> !isExplained(repo, fault))
                .map(this::of);
    }

    /** What is wrong with a file shows again in every object that is built from it. */
    private static boolean isExplained(Rendered repo, Fault fault) {
        return !fault.views().isEmpty()
                && repo.plain()
                        .sops(fault.span().path())
                        .filter(file -> file.state() == SopsFile.State.REFUSED)
                        .isPresent();
    }
}

package rep008;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A manifest that cannot be read, so that nothing can be said about what depends on it. */
@AutoService(Rule.class)
public final class FileUnreadable implements Rule {
    @Override
    public About about() {
        return About.error("a manifest cannot be read").claims(FaultKind.FILE_UNREADABLE);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.FILE_UNREADABLE).map(this::of);
    }
}

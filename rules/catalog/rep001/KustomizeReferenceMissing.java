package rep001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Knowledge;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Nearest;
import dev.sluice.text.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kustomization file that names a file or directory that is not there. */
@AutoService(Rule.class)
public final class KustomizeReferenceMissing implements Rule {
    @Override
    public About about() {
        return About.error("a kustomization file names something that does not exist")
                .claims(FaultKind.REFERENCE_MISSING);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.REFERENCE_MISSING)
                .filter(fault -> !Knowledge.isTemplated(name(repo, fault)))
                .map(fault -> of(fault.saying(fault.detail().replaceFirst("^[a-z-]+: ", "")))
                        .as(repo.isUnreached(fault) ? Severity.WARNING : Severity.ERROR)
                        .hint("did you mean \"%s\"?", nearest(repo, fault)));
    }

    /** The path that is missing, as it is written; a generator may give it a key. */
    private static String name(Rendered repo, Fault fault) {
        return repo.plain()
                .yaml(fault.span().path())
                .map(file -> file.lines().at(fault.span()).replaceAll("^[^=]*=|[\"']", ""))
                .orElse("");
    }

    /** The same path with its last segment as something of the same extension is really called there. */
    private static Optional<String> nearest(Rendered repo, Fault fault) {
        String name = name(repo, fault);
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return fault.span()
                .path()
                .parent()
                .resolve(name)
                .flatMap(missing -> Nearest.of(missing.name(), siblings(repo, missing)))
                .map(found -> folder + found)
                .filter(found -> !found.equals(name));
    }

    private static List<String> siblings(Rendered repo, RepoPath missing) {
        return repo.plain().tree().children(missing.parent()).stream()
                .filter(name -> new RepoPath(name).extension().equals(missing.extension()))
                .toList();
    }
}

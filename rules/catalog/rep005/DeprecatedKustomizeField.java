package rep005;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Span;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.stream.Stream;

/** A field of a kustomization file that kustomize still reads but that has gone elsewhere. */
@AutoService(Rule.class)
public final class DeprecatedKustomizeField implements Rule {
    private static final String MERGES = "patchesStrategicMerge";

    @Override
    public About about() {
        return About.info("a kustomization file uses a field that will go away").claims(FaultKind.FIELD_DEPRECATED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.FIELD_DEPRECATED)
                .filter(fault -> !listsEncrypted(repo, fault))
                .map(this::of);
    }

    /** Flux decrypts what "patches" names before the build and would then fail to open the object that comes of it. */
    private static boolean listsEncrypted(Rendered repo, Fault fault) {
        Span key = fault.span();
        return repo.plain().yaml(key.path()).stream()
                .filter(file -> file.lines().at(key).contains(MERGES))
                .flatMap(file -> file.documents().stream())
                .flatMap(root -> root.at(MERGES).stream())
                .filter(Sequence.class::isInstance)
                .flatMap(list -> ((Sequence) list).items().stream())
                .filter(Scalar.class::isInstance)
                .flatMap(name -> key.path().parent().resolve(((Scalar) name).text()).stream())
                .anyMatch(path -> repo.plain().sops(path).isPresent());
    }
}

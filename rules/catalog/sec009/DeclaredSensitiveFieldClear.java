package sec009;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.secret.EncryptedName;
import dev.sluice.model.secret.SensitiveFields;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A field that the repository's own encryption rules call confidential, in plain text. */
@AutoService(Rule.class)
public final class DeclaredSensitiveFieldClear implements Rule {
    @Override
    public About about() {
        return About.warning("a field that .sops.yaml calls confidential is in plain text");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        SensitiveFields fields = SensitiveFields.in(repo.plain());
        if (fields.isEmpty()) {
            return Stream.empty();
        }
        Set<Span> rendered = SensitiveFields.readable(repo);
        return repo.plain().yaml().values().stream()
                .filter(file -> file.isWhole()
                        && repo.plain().sops(file.path()).isEmpty()
                        && !EncryptedName.promises(file.path())
                        && !file.path().name().startsWith("kustomization."))
                .flatMap(
                        file -> fields.of(file.path()).stream().flatMap(policy -> check(repo, file, policy, rendered)));
    }

    private Stream<Finding> check(Rendered repo, YamlFile file, SensitiveFields.Policy policy, Set<Span> rendered) {
        boolean used = repo.views().stream()
                .flatMap(view -> view.builds().stream())
                .anyMatch(build -> build.files().contains(file.path()));
        return file.documents().stream()
                .filter(document -> document.text("kind")
                        .filter(kind -> !kind.equals("Secret"))
                        .isPresent())
                .flatMap(document -> clear(document, policy)
                        .filter(found ->
                                !used || rendered.contains(found.value().span()))
                        .filter(found ->
                                policy.sealsInSibling(ResourceId.of(document).kind(), found.key()))
                        .map(found -> finding(document, found, policy)));
    }

    private record Found(String key, Scalar value) {}

    /** The readable values under keys that the policy names. */
    private static Stream<Found> clear(Node node, SensitiveFields.Policy policy) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(item -> clear(item, policy));
        }
        if (!(node instanceof Mapping mapping)) {
            return Stream.empty();
        }
        return mapping.entries().stream()
                .flatMap(entry -> policy.names(entry.name())
                        ? scalars(entry.value())
                                .filter(value -> policy.isConfidential(entry.name(), value))
                                .map(value -> new Found(entry.name(), value))
                        : clear(entry.value(), policy));
    }

    private static Stream<Scalar> scalars(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(DeclaredSensitiveFieldClear::scalars);
        }
        return node instanceof Scalar scalar ? Stream.of(scalar) : Stream.empty();
    }

    private Finding finding(Node document, Found found, SensitiveFields.Policy policy) {
        Optional<Span> sibling = policy.sibling(ResourceId.of(document).kind(), found.key());
        Finding finding = at(found.value())
                .saying("\"%s\" is in plain text, and %s says that it is confidential", found.key(), policy.file())
                .hint("move it into an encrypted patch beside the other ones")
                .related(policy.span(), "encrypted_regex names it")
                .about(ResourceId.of(document));
        return sibling.isPresent() ? finding.related(sibling.get(), "encrypted here") : finding;
    }
}

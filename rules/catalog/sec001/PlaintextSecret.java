package sec001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.secret.EncryptedName;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Secret whose values anyone who can read the repository can read. */
@AutoService(Rule.class)
public final class PlaintextSecret implements Rule {
    @Override
    public About about() {
        return About.error("a Secret is committed in plain text");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        Overlaid overlaid = Overlaid.in(repo);
        // What the rule of an encrypted file has encrypted is told by that.
        SortedSet<Span> told =
                repo.faults(FaultKind.HALF_ENCRYPTED).map(Fault::span).collect(Collectors.toCollection(TreeSet::new));
        List<Finding> written = repo.plain().yaml().values().stream()
                .filter(file -> !EncryptedName.promises(file.path())
                        || repo.plain().sops(file.path()).isPresent())
                .flatMap(file -> file.documents().stream())
                .flatMap(SecretValues::secrets)
                .flatMap(secret -> written(secret, overlaid, told))
                .toList();
        Stream<Finding> made = repo.views().stream()
                .flatMap(view -> view.resources("", "Secret").stream()
                        .filter(secret -> secret.at("sops").isEmpty())
                        .flatMap(secret -> SecretValues.exposed(secret.root())
                                .filter(value -> !told.contains(value.span())
                                        && !EncryptedName.promises(value.span().path()))
                                .map(value -> plain(ResourceId.of(secret.root()), List.of(value))
                                        .in(view.name()))));
        return Stream.concat(written.stream(), made);
    }

    private Stream<Finding> written(Mapping secret, Overlaid overlaid, SortedSet<Span> told) {
        List<SecretValues.Value> values = SecretValues.exposed(secret)
                .filter(value -> !overlaid.hides(value.span()) && !told.contains(value.span()))
                .toList();
        SecretValues.all(secret).forEach(value -> told.add(value.span()));
        return values.isEmpty() ? Stream.empty() : Stream.of(plain(ResourceId.of(secret), values));
    }

    private Finding plain(ResourceId id, List<SecretValues.Value> values) {
        String keys = values.stream().map(value -> '"' + value.key() + '"').collect(Collectors.joining(", "));
        Finding finding = at(values.get(0).span())
                .saying("Secret \"%s\" is committed in plain text: %s", id.name(), keys)
                .hint(
                        "encrypt it as %s with sops --encrypt, and replace the value where it is used: it stays in the history",
                        suggested(values.get(0).span()))
                .about(id);
        for (SecretValues.Value other : values.subList(1, values.size())) {
            finding = finding.related(other.span(), "also in plain text");
        }
        return finding;
    }

    private static String suggested(Span span) {
        String name = span.path().name();
        int dot = name.lastIndexOf('.');
        return name.startsWith("kustomization.") || dot < 0
                ? "a file of its own"
                : '"' + name.substring(0, dot) + ".enc" + name.substring(dot) + '"';
    }
}

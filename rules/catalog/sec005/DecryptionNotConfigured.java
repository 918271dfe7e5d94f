package sec005;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Rendered;
import dev.sluice.model.View;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Kustomization that takes in encrypted files and does not ask for their decryption. */
@AutoService(Rule.class)
public final class DecryptionNotConfigured implements Rule {
    @Override
    public About about() {
        return About.error("a Kustomization does not decrypt the encrypted files it takes in");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.views().stream()
                .flatMap(view -> view.builds().stream().flatMap(build -> check(repo, view, build).stream()));
    }

    private Optional<Finding> check(Rendered repo, View view, KustomizationBuild build) {
        Optional<String> provider = build.kustomization().resource().text("spec.decryption.provider");
        if (provider.filter("sops"::equals).isPresent()) {
            return Optional.empty();
        }
        List<RepoPath> sealed = Taken.in(repo.plain(), build);
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        FluxKustomization kustomization = build.kustomization();
        Node place = kustomization
                .resource()
                .at("spec.decryption.provider")
                .orElse(kustomization
                        .resource()
                        .at("metadata.name")
                        .orElse(kustomization.resource().root()));
        Finding finding = at(place)
                .saying(
                        "%s takes in encrypted files and %s: %s",
                        kustomization.toString(),
                        provider.isPresent() ? "its decryption provider is not sops" : "has no decryption",
                        shown(sealed))
                .hint(
                        "%s",
                        siblings(view).isPresent()
                                ? "give it the decryption of its siblings"
                                : "set spec.decryption with provider sops and the secretRef of the key")
                .related(Span.startOf(sealed.get(0)), "encrypted")
                .about(kustomization.resource().id())
                .in(view.name());
        return Optional.of(finding.fix(fix(repo, view, kustomization)));
    }

    private static String shown(List<RepoPath> sealed) {
        return '"' + sealed.get(0).value() + '"' + (sealed.size() > 1 ? " and " + (sealed.size() - 1) + " more" : "");
    }

    /** The decryption that the other Kustomizations of a view agree on. */
    private static Optional<String> siblings(View view) {
        List<String> blocks = view.builds().stream()
                .map(build -> build.kustomization().resource())
                .filter(resource -> resource.text("spec.decryption.provider")
                        .filter("sops"::equals)
                        .isPresent())
                .flatMap(resource -> resource.text("spec.decryption.secretRef.name").stream())
                .distinct()
                .toList();
        return blocks.size() == 1 ? Optional.of(blocks.get(0)) : Optional.empty();
    }

    /** Which key opens the files is only likely, so that a person has to agree. */
    private static Optional<Fix> fix(Rendered repo, View view, FluxKustomization kustomization) {
        if (kustomization.decrypts() || !(kustomization.resource().root().value("spec") instanceof Mapping spec)) {
            return Optional.empty();
        }
        return siblings(view)
                .flatMap(name -> Optional.ofNullable(spec.entry("path"))
                        .flatMap(path -> repo.plain()
                                .insertAfter(path, "decryption: {provider: sops, secretRef: {name: " + name + "}}"))
                        .map(edit -> Fix.unsafe("decrypt with the Secret " + name, new Edit[] {edit})));
    }
}

package sec006;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.FaultKind;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Rendered;
import dev.sluice.model.Resource;
import dev.sluice.model.View;
import dev.sluice.model.secret.FileUse;
import dev.sluice.model.secret.FileUses;
import dev.sluice.model.secret.FluxMarker;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import java.util.Optional;
import java.util.stream.Stream;

/** Cipher text where Flux does not decrypt, so that it is used as it stands. */
@AutoService(Rule.class)
public final class CipherTextNotDecrypted implements Rule {
    private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/decrypt";

    @Override
    public About about() {
        return About.error("cipher text is used where Flux does not decrypt it").claims(FaultKind.CIPHER_TEXT_KEPT);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        Stream<Finding> stated = repo.faults(FaultKind.CIPHER_TEXT_KEPT).map(this::of);
        Stream<Finding> built = repo.views().stream()
                .flatMap(view -> view.builds().stream()
                        .filter(build -> build.kustomization().decrypts())
                        .flatMap(build -> in(repo, view, build)));
        return Stream.concat(stated, built);
    }

    private Stream<Finding> in(Rendered repo, View view, KustomizationBuild build) {
        Stream<Finding> uses = FileUses.of(repo.plain(), build).flatMap(use -> misuse(repo, use));
        Stream<Finding> objects = build.resources().stream().flatMap(this::object);
        Stream<Finding> unused = Overlooked.of(repo.plain(), build)
                .map(file -> at(Span.startOf(file))
                        .saying(
                                "\"%s\" is encrypted and is not picked up: Flux generates a kustomization of YAML files only",
                                file)
                        .hint("name it in a secretGenerator of a kustomization.yaml")
                        .as(Severity.WARNING));
        return Stream.of(uses, objects, unused).flatMap(found -> found).map(finding -> finding.in(view.name()));
    }

    private Stream<Finding> misuse(Rendered repo, FileUse use) {
        return repo.plain().sops(use.file()).stream()
                .flatMap(file -> use.misuse(repo.plain(), file).stream())
                .map(misuse -> at(use.node())
                        .saying(misuse.format(), use.file().value())
                        .hint("%s", misuse.hint())
                        .related(Span.startOf(use.file()), "the encrypted file"));
    }

    private Stream<Finding> object(Resource resource) {
        Stream<Finding> optedOut = resource.at("metadata.annotations").stream()
                .filter(annotations -> resource.root().has("sops"))
                .flatMap(annotations -> Optional.ofNullable(annotations.child(OPT_OUT)).stream())
                .map(value -> at(value)
                        .saying(
                                "the annotation %s/decrypt: disabled leaves the object encrypted",
                                "kustomize.toolkit.fluxcd.io")
                        .about(resource.id())
                        .as(Severity.INFO));
        Stream<Finding> embedded = resource.id().is("", "Secret")
                ? resource.at("stringData").stream()
                        .filter(Mapping.class::isInstance)
                        .flatMap(data -> ((Mapping) data).entries().stream())
                        .filter(entry -> isPayload(entry))
                        .map(entry -> at(entry.key())
                                .saying(
                                        "Flux does not recognise the encrypted file in \"%s\": it looks into data only",
                                        entry.name())
                                .hint("put it under data, in base64, or let a secretGenerator do it")
                                .about(resource.id()))
                : Stream.empty();
        return Stream.concat(optedOut, embedded);
    }

    private static boolean isPayload(Mapping.Entry entry) {
        return entry.value() instanceof Scalar scalar
                && !scalar.isSealed()
                && !scalar.text().startsWith("ENC[")
                && FluxMarker.isIn(scalar.text());
    }
}

package sec003;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Rendered;
import dev.sluice.model.ResourceId;
import dev.sluice.model.SourceFile;
import dev.sluice.model.secret.EncryptedName;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import java.util.Optional;
import java.util.stream.Stream;

/** A file whose name says that it is encrypted, and that is not; or its decrypted copy beside it. */
@AutoService(Rule.class)
public final class EncryptedNameClearContent implements Rule {
    @Override
    public About about() {
        return About.error("a file that is named as encrypted is in plain text");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        Stream<Finding> clear = repo.plain().tree().files().values().stream()
                .filter(file -> EncryptedName.promises(file.path())
                        && repo.plain().sops(file.path()).isEmpty()
                        && holdsSomething(repo, file))
                .map(file -> clear(repo, file.path()));
        Stream<Finding> twins = repo.plain().sops().keySet().stream()
                .flatMap(file -> EncryptedName.clearTwin(file)
                        .filter(twin -> isForgotten(repo, file, twin))
                        .map(twin -> forgotten(repo, file, twin))
                        .stream());
        return Stream.concat(clear, twins);
    }

    private static boolean holdsSomething(Rendered repo, SourceFile file) {
        Optional<YamlFile> yaml = repo.plain().yaml(file.path());
        return yaml.isPresent()
                ? yaml.get().isWhole() && !yaml.get().documents().isEmpty()
                : file.size() > 0 && !file.text().isBlank();
    }

    private Finding clear(Rendered repo, RepoPath file) {
        return at(start(repo, file))
                .saying("\"%s\" is named as an encrypted file and is in plain text", file.name())
                .hint(
                        "encrypt it with sops --encrypt --in-place %s, and replace what it held: it stays in the history",
                        file);
    }

    /** A clear file of the same object that nothing uses is a copy that somebody decrypted to look at. */
    private static boolean isForgotten(Rendered repo, RepoPath file, RepoPath twin) {
        boolean used = repo.views().stream()
                .flatMap(view -> view.builds().stream())
                .anyMatch(build -> build.files().contains(twin));
        return !repo.isLibrary()
                && !used
                && repo.plain().sops(twin).isEmpty()
                && identity(repo, twin).isPresent()
                && identity(repo, twin).equals(identity(repo, file));
    }

    private Finding forgotten(Rendered repo, RepoPath file, RepoPath twin) {
        return at(start(repo, twin))
                .saying("\"%s\" is a copy of \"%s\" in plain text, and nothing uses it", twin.name(), file.name())
                .hint("remove it from the repository, and replace what it held: it stays in the history")
                .related(Span.startOf(file), "the encrypted file");
    }

    private static Optional<ResourceId> identity(Rendered repo, RepoPath file) {
        return repo.plain()
                .yaml(file)
                .filter(yaml -> yaml.documents().size() == 1)
                .map(yaml -> ResourceId.of(yaml.documents().get(0)))
                .filter(id -> !id.kind().isEmpty() && !id.name().isEmpty());
    }

    private static Span start(Rendered repo, RepoPath file) {
        return repo.plain()
                .yaml(file)
                .flatMap(yaml -> yaml.documents().stream().findFirst())
                .flatMap(document -> document.at("kind"))
                .map(Node::span)
                .orElseGet(() -> Span.startOf(file));
    }
}

package rep007;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Rendered;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kustomization file under a name that kustomize does not look for, or something else under one that it does. */
@AutoService(Rule.class)
public final class MisnamedKustomizationFile implements Rule {
    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final String API = "kustomize.config.k8s.io/";

    @Override
    public About about() {
        return About.error("a kustomization file has the wrong name");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.plain().yaml().values().stream().flatMap(file -> of(repo, file).stream());
    }

    private Optional<Finding> of(Rendered repo, YamlFile file) {
        RepoPath path = file.path();
        String name = path.name();
        if (NAMES.contains(name)) {
            return isFlux(file) ? Optional.of(flux(file)) : beside(repo, path);
        }
        String proper = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(proper) && isKustomize(file)
                ? Optional.of(at(Span.startOf(path))
                        .saying("kustomize does not look for \"%s\", only for \"%s\"", name, proper)
                        .hint("rename the file to %s", proper))
                : Optional.empty();
    }

    private Finding flux(YamlFile file) {
        Node version = ((Mapping) file.documents().get(0)).value("apiVersion");
        return at(version == null ? file.documents().get(0) : version)
                .saying(
                        "\"%s\" holds an object of Flux, not what kustomize looks for there",
                        file.path().name())
                .hint("give the file another name, such as sync.yaml");
    }

    /** Of several files in a directory each is told of the one that comes first. */
    private Optional<Finding> beside(Rendered repo, RepoPath path) {
        return NAMES.stream()
                .takeWhile(name -> !name.equals(path.name()))
                .flatMap(name -> path.parent().resolve(name).stream())
                .filter(other -> repo.plain().tree().file(other).isPresent())
                .findFirst()
                .map(other -> at(Span.startOf(path))
                        .saying("kustomize refuses a directory with both \"%s\" and \"%s\"", other.name(), path.name())
                        .hint("join the two files")
                        .related(Span.startOf(other), "the other file"));
    }

    private static boolean isFlux(YamlFile file) {
        return file.documents().stream()
                .limit(1)
                .anyMatch(root -> root instanceof Mapping
                        && root.text("apiVersion").orElse("").startsWith(FluxKustomization.GROUP + "/"));
    }

    /** Whether a file says that it is one, or lists resources without saying what it is. */
    private static boolean isKustomize(YamlFile file) {
        return file.documents().stream()
                .limit(1)
                .anyMatch(root -> root.text("apiVersion").orElse("").startsWith(API)
                        || (root.child("kind") == null && root.child("resources") != null));
    }
}

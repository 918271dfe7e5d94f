package sec005;

import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.util.List;

/** The encrypted files that a build takes in and that nothing but Flux decrypts. */
final class Taken {
    private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/decrypt";

    private Taken() {}

    static List<RepoPath> in(Plain plain, KustomizationBuild build) {
        return build.files().stream()
                .filter(file -> plain.sops(file).isPresent()
                        && plain.yaml(file).map(Taken::isForFlux).orElse(true))
                .toList();
    }

    private static boolean isForFlux(YamlFile file) {
        return file.documents().stream()
                .anyMatch(document -> document instanceof Mapping object
                        && object.has("sops")
                        && !isDecryptedByAnother(object)
                        && !isOptedOut(object));
    }

    /** SopsSecret and its like are opened by operators of their own. */
    private static boolean isDecryptedByAnother(Mapping object) {
        return object.text("kind").filter(kind -> kind.contains("Sops")).isPresent();
    }

    private static boolean isOptedOut(Mapping object) {
        return object.at("metadata.annotations")
                .map((Node annotations) -> annotations.child(OPT_OUT))
                .filter(value -> value instanceof Scalar scalar && scalar.text().equalsIgnoreCase("disabled"))
                .isPresent();
    }
}

package dev.sluice.build.flux;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.FluxProfile.Controller;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads which Flux a cluster runs: from the settings of the repository, else from the controller's Deployment as the cluster
 * gets it, else from a FluxInstance.
 */
public final class ProfileDetection {
    private static final RepoPath SETTINGS = RepoPath.of(".sluice.yaml");
    private static final String OPERATOR_GROUP = "fluxcd.controlplane.io";
    private static final String VERSION_LABEL = "app.kubernetes.io/version";

    /** A release, or a range of patches of one minor. */
    private static final Pattern RELEASE = Pattern.compile("^[v=~^ ]*2\\.(\\d{1,4})(?:\\.(\\d{1,4}|x|X|\\*))?$");

    private static final Pattern IMAGE = Pattern.compile("kustomize-controller:v1\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Pattern GATE = Pattern.compile("StrictPostBuildSubstitutions=(true|false)");

    private final Plain plain;
    private final List<Resource> declared;

    /** @param declared the file that makes the entry point, which may hold a FluxInstance */
    public ProfileDetection(Plain plain, RepoPath declared) {
        this.plain = plain;
        this.declared = objects(plain, declared);
    }

    /** @param objects what the cluster gets, as far as it is known */
    public FluxProfile of(Catalog objects) {
        Optional<Resource> deployment = objects.all("apps", "Deployment")
                .filter(object -> object.id().name().equals("kustomize-controller"))
                .findFirst();
        List<Resource> instances = Stream.concat(objects.all(OPERATOR_GROUP, "FluxInstance"), declared.stream())
                .toList();
        Optional<Controller> controller = setting()
                .or(() -> deployment.flatMap(ProfileDetection::controller))
                .or(() -> instances.stream()
                        .flatMap(instance -> distribution(instance).stream())
                        .findFirst());
        Optional<Boolean> gate = Stream.concat(deployment.stream(), instances.stream())
                .flatMap(object -> gate(object).stream())
                .findFirst();
        return new FluxProfile(controller, gate);
    }

    private Optional<Controller> setting() {
        return plain.yaml(SETTINGS).stream()
                .flatMap(file -> file.documents().stream())
                .flatMap(document -> document.text("flux.version").stream())
                .flatMap(version -> release(version).stream())
                .findFirst();
    }

    private static Optional<Controller> controller(Resource deployment) {
        Optional<Matcher> image = items(deployment, "spec.template.spec.containers")
                .flatMap(container -> container.text("image").stream())
                .map(IMAGE::matcher)
                .filter(Matcher::find)
                .findFirst();
        if (image.isPresent()) {
            Matcher tag = image.get();
            return Optional.of(new Controller(Integer.parseInt(tag.group(1)), Integer.parseInt(tag.group(2))));
        }
        return deployment
                .at("metadata.labels")
                .map(labels -> labels.child(VERSION_LABEL))
                .filter(Scalar.class::isInstance)
                .flatMap(label -> release(((Scalar) label).text()));
    }

    private static Optional<Controller> distribution(Resource object) {
        return Stream.of("spec.distribution.version", "spec.values.instance.distribution.version")
                .flatMap(path -> object.text(path).stream())
                .flatMap(version -> release(version).stream())
                .findFirst();
    }

    /** The patch of a Flux release is not that of its controllers, so that only the minor tells something. */
    private static Optional<Controller> release(String version) {
        Matcher release = RELEASE.matcher(version);
        return release.matches()
                ? Optional.of(new Controller(Integer.parseInt(release.group(1)), Controller.LAST))
                : Optional.empty();
    }

    private static Optional<Boolean> gate(Resource object) {
        Stream<Node> places = Stream.of(
                        "spec.template.spec.containers",
                        "spec.kustomize.patches",
                        "spec.values.instance.kustomize.patches")
                .flatMap(path -> items(object, path));
        return places.flatMap(ProfileDetection::texts)
                .map(GATE::matcher)
                .filter(Matcher::find)
                .map(found -> Boolean.valueOf(found.group(1)))
                .findFirst();
    }

    /** The arguments of a container, or the text of a patch. */
    private static Stream<String> texts(Node node) {
        Stream<Node> arguments = node.child("args") instanceof Sequence list ? list.items().stream() : Stream.empty();
        return Stream.concat(
                node.text("patch").stream(),
                arguments.filter(Scalar.class::isInstance).map(item -> ((Scalar) item).text()));
    }

    private static Stream<Node> items(Resource object, String path) {
        return object.at(path).stream()
                .flatMap(node -> node instanceof Sequence list ? list.items().stream() : Stream.empty());
    }

    private static List<Resource> objects(Plain plain, RepoPath file) {
        return plain.yaml(file).stream()
                .flatMap(parsed -> parsed.documents().stream())
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .toList();
    }
}

package dev.sluice.build.flux;

import com.google.re2j.Pattern;
import dev.sluice.build.substitution.Variable;
import dev.sluice.build.substitution.Variables;
import dev.sluice.build.substitution.Variables.Unset;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sealed;
import dev.sluice.yaml.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the variables of a Kustomization: ConfigMaps and Secrets in the order in which {@code substituteFrom} names them,
 * the later over the earlier, and the inline ones over all (fluxcd/pkg kustomize 1.44, kustomize_varsub.go).
 */
public final class VariableSources {
    private static final Pattern NAME = Pattern.compile("^[_a-zA-Z][_a-zA-Z0-9]*$");

    private final FluxKustomization kustomization;
    private final FluxProfile profile;
    private final SortedMap<String, Variable> variables = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private VariableSources(FluxKustomization kustomization, FluxProfile profile) {
        this.kustomization = kustomization;
        this.profile = profile;
    }

    /**
     * The variables of a Kustomization.
     *
     * @param variables empty if Flux leaves substitution out
     * @param faults names that are none
     */
    public record Outcome(Optional<Variables> variables, List<Fault> faults) {
        /** The same with other values above these, where there is substitution at all. */
        public Outcome with(SortedMap<String, Variable> others) {
            return new Outcome(variables.map(own -> own.with(others)), faults);
        }
    }

    /**
     * @param profile what the cluster's Flux does with variables
     * @param objects finds a ConfigMap or Secret that another Kustomization of the view renders
     */
    public static Outcome of(
            FluxKustomization kustomization, FluxProfile profile, Function<ResourceId, Optional<Resource>> objects) {
        return new VariableSources(kustomization, profile).collect(objects);
    }

    private Outcome collect(Function<ResourceId, Optional<Resource>> objects) {
        if (kustomization.resource().at("spec.postBuild").isEmpty()) {
            return new Outcome(Optional.empty(), List.of());
        }
        boolean open = false;
        if (kustomization.resource().at("spec.postBuild.substituteFrom").orElse(null) instanceof Sequence from) {
            for (Node reference : from.items()) {
                Optional<Resource> object = objects.apply(target(reference));
                object.ifPresent(this::add);
                open |= object.isEmpty();
            }
        }
        if (kustomization.resource().at("spec.postBuild.substitute").orElse(null) instanceof Mapping inline) {
            inline.entries().forEach(entry -> add(entry, entry.value() instanceof Scalar value ? value : null));
        }
        boolean always = profile.hasBuildMetadata()
                && kustomization
                        .resource()
                        .text("spec.postBuild.substituteStrategy")
                        .filter("Always"::equals)
                        .isPresent();
        if (variables.isEmpty() && faults.isEmpty() && !open && !always) {
            return new Outcome(Optional.empty(), List.of());
        }
        return new Outcome(Optional.of(new Variables(variables, open ? Unset.KEEP : unset())), List.copyOf(faults));
    }

    /** What becomes of a variable that surely has no value. */
    private Unset unset() {
        return profile.isStrict()
                .map(strict -> strict ? Unset.FAIL : Unset.EMPTY)
                .orElse(Unset.KEEP);
    }

    private ResourceId target(Node reference) {
        return new ResourceId(
                "",
                "",
                reference.text("kind").orElse(""),
                kustomization.namespace(),
                reference.text("name").orElse(""));
    }

    private void add(Resource object) {
        boolean secret = object.id().kind().equals("Secret");
        if (object.at("data").orElse(null) instanceof Mapping data) {
            data.entries()
                    .forEach(entry ->
                            add(entry, entry.value() instanceof Scalar value ? secret ? decoded(value) : value : null));
        }
        if (secret && object.at("stringData").orElse(null) instanceof Mapping data) {
            data.entries().forEach(entry -> add(entry, entry.value() instanceof Scalar value ? value : null));
        }
    }

    private void add(Mapping.Entry entry, @Nullable Scalar value) {
        if (!NAME.matches(entry.name())) {
            faults.add(Fault.of(
                            FaultKind.SUBSTITUTION_FAILED,
                            entry.key().span(),
                            "\"" + entry.name() + "\" is no variable name, so that substitution fails for every object")
                    .about(kustomization));
        } else if (value != null) {
            variables.put(entry.name(), new Variable(value));
        }
    }

    /** The text of a value of {@code data}; what is no base64 is refused by the API server and stays as it is. */
    private static Scalar decoded(Scalar value) {
        Sealed sealed = value.sealed();
        if (sealed == null) {
            return decoded(value.text())
                    .map(text -> Scalar.string(text, value.origin()))
                    .orElse(value);
        }
        if (!sealed.isOpen()) {
            return value;
        }
        return decoded(sealed.reveal())
                .map(text -> value.sealedAs(Sealed.opened(sealed.file(), Scalar.Kind.STRING, text)))
                .orElse(value);
    }

    private static Optional<String> decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}

package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.build.kustomize.patch.Selector;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.text.Nearest;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code target} of a patch. */
final class Target {
    /** What makes a pattern of a name; a dot is part of many names. */
    private static final Pattern SIGNS = Pattern.compile("[*+?()\\[\\]{}|^$\\\\]");

    private final Selector selector;
    private final Mapping written;

    private Target(Selector selector, Mapping written) {
        this.selector = selector;
        this.written = written;
    }

    /** Reads a decoded target; empty if there is none. */
    static Optional<Target> of(@Nullable Node node) {
        if (!(node instanceof Mapping mapping)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Target(Selector.of(mapping), mapping));
        } catch (PatchRejected rejected) {
            throw PatchSource.failed(rejected);
        }
    }

    /** Whether it states a name. */
    boolean hasName() {
        return KustomizationFile.text(written, "name") != null;
    }

    /**
     * Indexes of the objects that it selects. A target that names one object and finds none is noted; one that goes by kind or
     * labels alone, or by a pattern, may well be a policy for objects that are not there yet.
     */
    List<Integer> indexes(Objects objects, Notices notices) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            Item item = objects.get(i);
            if (selector.selects(effective(item.originalId()), effective(item.id()), item.root())) {
                found.add(i);
            }
        }
        Scalar name = KustomizationFile.text(written, "name");
        if (name != null && !SIGNS.matcher(name.text()).find()) {
            if (found.isEmpty()) {
                notices.withoutEffect(unmatched(name, objects));
            } else {
                notices.withEffect(FaultKind.PATCH_UNMATCHED, name.span());
            }
        }
        return found;
    }

    private Fault unmatched(Scalar name, Objects objects) {
        String kind = KustomizationFile.textOrEmpty(written, "kind");
        String what = kind.isEmpty() ? "object" : kind;
        Fault fault = Fault.of(
                FaultKind.PATCH_UNMATCHED,
                name.span(),
                "no " + what + " \"" + name.text() + "\" is in this build, so the patch changes nothing");
        Optional<Item> sameName = objects.items().stream()
                .filter(item -> item.id().name().equals(name.text()))
                .findFirst();
        if (sameName.isPresent()) {
            Item item = sameName.get();
            return fault.hint("there is a " + item.id() + " of " + item.id().apiVersion())
                    .related(Objects.nameOf(item), "the object of this name");
        }
        List<Item> candidates = objects.items().stream()
                .filter(item -> kind.isEmpty() || item.id().kind().equals(kind))
                .toList();
        Optional<String> nearest = Nearest.of(
                name.text(), candidates.stream().map(item -> item.id().name()).toList());
        return candidates.stream()
                .filter(item -> nearest.filter(item.id().name()::equals).isPresent())
                .findFirst()
                .map(item -> fault.hint("did you mean \"" + item.id().name() + "\"?")
                        .related(Objects.nameOf(item), "the object that may be meant"))
                .orElse(fault);
    }

    private static ResourceId effective(ResourceId id) {
        return new ResourceId(id.group(), id.version(), id.kind(), Scope.namespace(id), id.name());
    }
}

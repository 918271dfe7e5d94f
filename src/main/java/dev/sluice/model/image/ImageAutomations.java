package dev.sluice.model.image;

import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Knowledge;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Reference;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.model.View;
import dev.sluice.text.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The image policies and automations of a view.
 *
 * @param policies every ImagePolicy
 * @param automations every ImageUpdateAutomation that writes to this repository and is not suspended
 * @param others whether there are automations besides those
 */
public record ImageAutomations(List<Resource> policies, List<Automation> automations, boolean others) {
    /** The API group of Flux's image kinds. */
    public static final String GROUP = "image.toolkit.fluxcd.io";

    /**
     * An automation that writes to this repository.
     *
     * @param resource the ImageUpdateAutomation
     * @param path the directory that it scans, from {@code spec.update.path}
     */
    public record Automation(Resource resource, RepoPath path) {
        public String namespace() {
            return resource.id().namespace();
        }

        /** Whether it scans a file. */
        public boolean scans(RepoPath file) {
            return file.isIn(path);
        }
    }

    public ImageAutomations {
        policies = List.copyOf(policies);
        automations = List.copyOf(automations);
    }

    /** Reads a view. What holds an unknown variable is left out. */
    public static ImageAutomations of(View view) {
        Set<ResourceId> own = view.builds().stream()
                .filter(build -> build.state() != KustomizationBuild.State.EXTERNAL)
                .map(KustomizationBuild::kustomization)
                .map(FluxKustomization::source)
                .collect(Collectors.toSet());
        List<Resource> all = known(view.resources(GROUP, "ImageUpdateAutomation"));
        Set<ResourceId> local = view.references(Reference.Kind.SOURCE)
                .filter(reference -> own.stream().anyMatch(source -> source.sameObject(reference.target())))
                .map(reference -> reference.from().id())
                .collect(Collectors.toSet());
        List<Automation> writing = all.stream()
                .filter(automation -> local.contains(automation.id()) && !isSuspended(automation))
                .map(automation -> new Automation(automation, path(automation)))
                .toList();
        return new ImageAutomations(known(view.resources(GROUP, "ImagePolicy")), writing, all.size() > writing.size());
    }

    /** The automations of a namespace. */
    public List<Automation> in(String namespace) {
        return automations.stream()
                .filter(automation -> automation.namespace().equals(namespace))
                .toList();
    }

    /** The policies that an automation lists: those of its namespace. */
    public List<Resource> visibleTo(Automation automation) {
        return policies.stream()
                .filter(policy -> policy.id().namespace().equals(automation.namespace()))
                .toList();
    }

    private static RepoPath path(Resource automation) {
        return RepoPath.ROOT.resolveClamped(automation.text("spec.update.path").orElse(""));
    }

    private static boolean isSuspended(Resource automation) {
        return automation.text("spec.suspend").filter("true"::equals).isPresent();
    }

    private static List<Resource> known(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> !Knowledge.isTemplated(resource.id().namespace()
                        + resource.id().name()
                        + resource.text("spec.update.path").orElse("")))
                .toList();
    }
}

package dev.sluice.approve;

import dev.sluice.model.ApplyOrder;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Report;
import dev.sluice.model.Resource;
import dev.sluice.yaml.YamlPrinter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Proof that exactly these manifests passed the policy. Only {@link Approve} can make one. */
public final class Approval {
    private final Report report;
    private final List<Manifest> manifests;
    private final List<Held> held;

    Approval(Report report, List<Manifest> manifests, List<Held> held) {
        this.report = report;
        this.manifests = List.copyOf(manifests);
        this.held = List.copyOf(held);
    }

    /** The report that was judged. */
    public Report report() {
        return report;
    }

    /** What is approved: view by view, in the order in which it is to be applied. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** The same approval for fewer manifests: what is approved may also be left out. */
    public Approval only(Predicate<Manifest> wanted) {
        return new Approval(report, manifests.stream().filter(wanted).toList(), held);
    }

    /** What is held back, and why. */
    public List<Held> held() {
        return held;
    }

    /** SHA-256 over the names and digests of all manifests: two approvals of the same bytes have the same. */
    public String digest() {
        String lines = manifests.stream()
                .map(manifest -> manifest.digest() + "  " + manifest.file() + "\n")
                .collect(Collectors.joining());
        return Digests.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Approval[" + manifests.size() + " manifests, " + held.size() + " held back]";
    }

    /**
     * What one approved Flux Kustomization applies.
     *
     * @param view the view
     * @param file the file of the bundle, such as {@code staging/002-flux-system-apps.yaml}
     * @param build the build that was judged
     * @param resources its objects in the order in which Flux applies them
     * @param sealed the objects as YAML, with cipher text where a value is encrypted
     * @param digest SHA-256 of {@code sealed} in hexadecimal
     */
    public record Manifest(
            String view,
            String file,
            KustomizationBuild build,
            List<Resource> resources,
            String sealed,
            String digest) {
        public Manifest {
            resources = List.copyOf(resources);
        }

        /** Number {@code number} of its view, counted from 1. */
        static Manifest of(String view, int number, KustomizationBuild build) {
            var owner = build.kustomization();
            String position = String.format(Locale.ROOT, "%03d", number);
            String file = view + "/" + position + "-" + owner.namespace() + "-" + owner.name() + ".yaml";
            List<Resource> ordered = ApplyOrder.objects(build.resources());
            String sealed =
                    YamlPrinter.print(ordered.stream().map(Resource::root).toList());
            return new Manifest(
                    view, file, build, ordered, sealed, Digests.sha256(sealed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * A Flux Kustomization that is not approved.
     *
     * @param view the view
     * @param key {@code namespace/name}
     * @param reason why, such as {@code it depends on flux-system/infrastructure, which is held back}
     */
    public record Held(String view, String key, String reason) {}
}

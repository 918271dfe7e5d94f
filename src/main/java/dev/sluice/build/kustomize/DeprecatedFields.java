package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.yaml.Mapping;
import java.util.Map;

/** The fields of a kustomization file that kustomize still reads but that have gone elsewhere (types/kustomization.go). */
final class DeprecatedFields {
    private static final Map<String, String> INSTEAD = Map.of(
            "bases", "list them under \"resources\"",
            "imageTags", "list them under \"images\"",
            "patchesStrategicMerge", "make each a \"path\" or \"patch\" under \"patches\"",
            "patchesJson6902", "list them under \"patches\"",
            "vars", "use \"replacements\"",
            "commonLabels", "use \"labels\"; \"includeSelectors: true\" keeps the selectors as they are",
            "helmChartInflationGenerator", "use \"helmCharts\", or a HelmRelease");

    private DeprecatedFields() {}

    /** Notes the deprecated fields of a decoded file. */
    static void note(KustomizationFile file, Notices notices) {
        for (Mapping.Entry entry : file.root().entries()) {
            String instead = INSTEAD.get(entry.name());
            if (instead != null) {
                note(entry, instead, notices);
            }
        }
        for (String generator : new String[] {"configMapGenerator", "secretGenerator"}) {
            for (Mapping arguments : file.mappings(generator)) {
                Mapping.Entry env = arguments.entry("env");
                if (env != null) {
                    note(env, "list it under \"envs\"", notices);
                }
            }
        }
    }

    private static void note(Mapping.Entry entry, String instead, Notices notices) {
        notices.note(Fault.of(
                        FaultKind.FIELD_DEPRECATED,
                        entry.key().span(),
                        "\"" + entry.name() + "\" is deprecated and will go away")
                .hint(instead));
    }
}

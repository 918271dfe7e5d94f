package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.InlineText;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entries of {@code transformers}, {@code generators} and {@code validators} (kustomize api 0.21.2, internal/plugins). */
final class Plugins {
    private static final String BUILT_IN = "builtin";
    private static final Set<String> GENERATORS =
            Set.of("ConfigMapGenerator", "SecretGenerator", "IAMPolicyGenerator", "HelmChartInflationGenerator");

    private Plugins() {}

    /** The configurations that an entry holds; empty if the entry is a path. */
    static Optional<List<Item>> inline(Scalar entry, Files files) {
        try {
            List<Item> items = Manifests.items(InlineText.parse(entry, files::lines));
            new Objects().addAll(items);
            return Optional.of(items);
        } catch (Failed noConfiguration) {
            return Optional.empty();
        }
    }

    /**
     * A plug-in's configuration.
     *
     * @param id what identifies it
     * @param config its fields, decoded
     * @param provenance what is noted on the objects that it makes or changes; empty if no notes are kept
     */
    record Configured(ResourceId id, Mapping config, Optional<Provenance> provenance) {
        /** Reads a configuration; kustomize runs nothing but its own plug-ins here. */
        static Configured of(Item item) {
            ResourceId id = item.id();
            Node kind = item.root().value("kind");
            boolean builtIn = id.group().isEmpty() && id.version().equals(BUILT_IN) && Shape.isPlugin(id.kind());
            if (!builtIn || kind == null) {
                throw Failed.because(
                                Cause.EXTERNAL_PLUGINS_DISABLED,
                                kind == null ? item.root().span() : kind.span(),
                                "\"" + id.kind() + "\" of " + id.apiVersion() + " is no plug-in that is built in")
                        .about(id);
            }
            Mapping config = Decoder.ofPlugins().decode(item.root(), id.kind());
            return new Configured(id, config, provenance(item));
        }

        private static Optional<Provenance> provenance(Item item) {
            String note = Metadata.annotation(item.root(), Provenance.ORIGIN);
            if (note == null) {
                return Optional.empty();
            }
            String path = note.replaceFirst("^path: ", "").strip();
            ResourceId id = item.id();
            return Optional.of(new Provenance("", path, id.apiVersion(), id.kind(), id.name(), id.namespace()));
        }

        /** The objects that a generator makes. */
        List<Item> generate(Directory directory) {
            return switch (id.kind()) {
                case "ConfigMapGenerator" -> List.of(Generator.configMap(named(), null, directory));
                case "SecretGenerator" -> List.of(Generator.secret(named(), null, directory));
                case "IAMPolicyGenerator" -> List.of(serviceAccount());
                case "HelmChartInflationGenerator" ->
                    throw HelmChart.of(config, config).unrendered(directory);
                default ->
                    throw Failed.because(
                            Cause.EXTERNAL_PLUGINS_DISABLED, config.span(), id.kind() + " is no generator");
            };
        }

        /** The step of a transformer. */
        Step step(Directory directory, MergeSchema schema) {
            if (GENERATORS.contains(id.kind())) {
                throw Failed.because(Cause.EXTERNAL_PLUGINS_DISABLED, config.span(), id.kind() + " is no transformer");
            }
            return PluginSteps.of(id.kind(), config, directory, schema);
        }

        /** The arguments of a generator, with name and namespace of the metadata where it has none of its own. */
        private Mapping named() {
            Mapping arguments = (Mapping) KustomizationFile.envs(config);
            Node metadata = config.value("metadata");
            for (String field : List.of("name", "namespace")) {
                boolean own = KustomizationFile.text(arguments, field) != null;
                Node other = metadata == null ? null : metadata.child(field);
                arguments = own || other == null ? arguments : arguments.with(field, other);
            }
            return arguments;
        }

        private Item serviceAccount() {
            if (!KustomizationFile.textOrEmpty(config, "cloud").equals("gke")) {
                throw Failed.because(Cause.FIELD_TYPE, config.span(), "\"cloud\" must be gke");
            }
            YamlFile made = new Relocation(config.span())
                    .file(YamlParser.parse(config.span().path(), accountText()));
            Manifests.refuseUnreadable(made);
            return Item.of(Manifests.identified(made.documents().get(0)));
        }

        /** kustomize puts the arguments into a text as they are (api 0.21.2, filters/iampolicygenerator). */
        private String accountText() {
            String text = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  annotations:\n"
                    + "    iam.gke.io/gcp-service-account: " + argument("serviceAccount.name") + "@"
                    + argument("serviceAccount.projectId") + ".iam.gserviceaccount.com\n"
                    + "  name: " + argument("kubernetesService.name") + "\n";
            String namespace = argument("kubernetesService.namespace");
            return namespace.isEmpty() ? text : text + "\n  namespace: " + namespace;
        }

        private String argument(String path) {
            return config.text(path).orElse("");
        }
    }
}

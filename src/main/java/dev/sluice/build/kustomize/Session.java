package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.MergeSchema;
import dev.sluice.model.Fault;
import dev.sluice.model.ResourceId;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one build shares between its directories. */
final class Session {
    /** kustomize 5.8.2 carries one version of the Kubernetes API (kyaml 0.21.2, openapi/kubernetesapi/openapiinfo.go). */
    private static final Set<String> SCHEMA_VERSIONS = Set.of("v1.21.2");

    private final Files files;
    private final Options options;
    private final KustomizationReader reader;
    private final Notices notices = new Notices();
    private final List<Fault> unresolved = new ArrayList<>();
    private MergeSchema schema = MergeSchema.builtIn();
    private boolean schemaChosen;
    private boolean builtInNeeded;

    Session(Files files, Options options) {
        this.files = files;
        this.options = options;
        this.reader = new KustomizationReader(files, notices, options.restricted());
    }

    Files files() {
        return files;
    }

    Options options() {
        return options;
    }

    Notices notices() {
        return notices;
    }

    KustomizationReader reader() {
        return reader;
    }

    /** Notes something that lies elsewhere, without which nothing can be said about the objects. */
    void leaveOut(Fault remote) {
        unresolved.add(remote);
    }

    List<Fault> unresolved() {
        return List.copyOf(unresolved);
    }

    /** Knows how lists are merged, from now on until another one is chosen. */
    MergeSchema schema() {
        return schema;
    }

    /**
     * Notes an object that was read. An unknown kind makes kustomize load its own schema beside one that is chosen later
     * (kyaml 0.21.2, openapi/openapi.go, isInitSchemaNeededForNamespaceScopeCheck).
     */
    void noticed(ResourceId id) {
        builtInNeeded |= !schemaChosen && !MergeSchema.builtIn().knows(id);
    }

    /** Takes the schema that the {@code openapi} field of a file asks for; the first one asked for stays. */
    void chooseSchema(KustomizationFile file, Directory directory) {
        Optional<Mapping> openapi = file.mapping("openapi");
        if (openapi.isEmpty()) {
            return;
        }
        @Nullable Scalar path = KustomizationFile.text(openapi.get(), "path");
        @Nullable Scalar version = KustomizationFile.text(openapi.get(), "version");
        RepoPath found = path == null ? null : directory.file(path);
        if (schemaChosen) {
            return;
        }
        if (found != null && version != null) {
            throw Failed.because(Cause.OPENAPI, version.span(), "both a version and a path of a schema are given")
                    .hint("keep one of them");
        }
        if (version != null && !SCHEMA_VERSIONS.contains(version.text())) {
            throw Failed.because(Cause.OPENAPI, version.span(), "\"" + version.text() + "\" is not built in")
                    .hint("kustomize has " + String.join(", ", SCHEMA_VERSIONS));
        }
        Files own = directory.files();
        if (found != null && !own.yaml(found).documents().isEmpty()) {
            Node openApi = own.yaml(found).documents().get(0);
            schema = builtInNeeded ? MergeSchema.withBuiltIn(openApi) : MergeSchema.of(openApi);
        }
        schemaChosen = found != null || version != null;
    }
}

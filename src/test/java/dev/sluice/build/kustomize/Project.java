package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.Opening;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A few files to build, for tests. */
final class Project {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<RepoPath, Optional<Opening>> sealed = new LinkedHashMap<>();
    private Options options = new Options(Options.Order.NONE, true, false, false, Optional.empty());

    /** With a file. */
    Project file(String path, String text) {
        texts.put(path, text);
        return this;
    }

    /** With the kustomization file of the root. */
    Project kustomization(String text) {
        return file("kustomization.yaml", text);
    }

    /** With a ConfigMap in a file of its name. */
    Project configMap(String name) {
        return file(
                name + ".yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\ndata:\n  key: old\n");
    }

    /** With an encrypted file; the plain text is null if no key is at hand. */
    Project sealed(String path, String cipherText, @org.jspecify.annotations.Nullable String plain) {
        sealed.put(
                RepoPath.of(path),
                Optional.ofNullable(plain).map(text -> new Opening(text.getBytes(StandardCharsets.UTF_8))));
        return file(path, cipherText);
    }

    Project options(Options other) {
        options = other;
        return this;
    }

    Result build() {
        return build("");
    }

    Result build(String directory) {
        return KustomizeBuild.build(source(), RepoPath.of(directory), options);
    }

    /** The output of a build that must succeed. */
    String output() {
        Result result = build();
        if (result.state() != Result.State.BUILT) {
            throw new AssertionError(result.state() + " " + result.faults());
        }
        return KustomizeBuild.print(result);
    }

    /** The one object of a build that must succeed. */
    Item only() {
        Result result = build();
        if (result.items().size() != 1) {
            throw new AssertionError(result.state() + " " + result.faults() + " " + result.items());
        }
        return result.items().get(0);
    }

    /** A value of the one object. */
    Node value(String path) {
        return only().root().at(path).orElseThrow();
    }

    /** The fault of a build that must fail. */
    Fault fault() {
        Result result = build();
        if (result.state() != Result.State.FAILED) {
            throw new AssertionError(result.state() + "\n" + KustomizeBuild.print(result));
        }
        return result.faults().get(0);
    }

    Tree tree() {
        return Trees.of(texts);
    }

    private FileSource source() {
        TreeFiles files = TreeFiles.of(tree());
        return new FileSource() {
            @Override
            public Optional<SourceFile> file(RepoPath path) {
                return files.file(path);
            }

            @Override
            public boolean isDirectory(RepoPath path) {
                return files.isDirectory(path);
            }

            @Override
            public Optional<YamlFile> yaml(RepoPath path) {
                return files.yaml(path);
            }

            @Override
            public boolean isSealed(RepoPath path) {
                return sealed.containsKey(path);
            }

            @Override
            public Optional<Opening> opening(RepoPath path) {
                return sealed.getOrDefault(path, Optional.empty());
            }
        };
    }
}

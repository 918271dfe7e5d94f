package dev.sluice.build.kustomize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A project made from a seed: an overlay with patches, replacements, images, labels and generators over a base and a component.
 * The same seed gives the same objects, whatever order their files are listed in.
 */
final class RandomProject {
    private static final List<String> VALUES = List.of(
            "1",
            "'1'",
            "true",
            "\"a: b\"",
            "plain text",
            "2001-01-01",
            "1.50",
            "null",
            "é",
            "'it''s'",
            "\"tab\\there\"",
            "|\n    first\n      second",
            ">-\n    folded\n    text",
            "0x1F",
            "'null'",
            "yes",
            "'0x1F'");

    private final Random random;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> base = new ArrayList<>();
    private final List<String> top = new ArrayList<>();
    private final StringBuilder fields = new StringBuilder();

    RandomProject(long seed) {
        random = new Random(seed);
        for (int i = 0; i <= random.nextInt(4); i++) {
            settings(base, "base/", "base" + i);
            settings(top, "", "top" + i);
        }
        workload();
        component();
        maybe("namespace: prod\n");
        maybe("namePrefix: p-\n");
        maybe("nameSuffix: -s\n");
        maybe("images: [{name: app, newName: registry.example/app, newTag: \"2\"}]\n");
        maybe("labels: [{pairs: {team: a}, includeSelectors: true}, {pairs: {tier: \"1\"}, includeTemplates: true}]\n");
        maybe("commonAnnotations: {note: made}\n");
        maybe("replicas: [{name: web, count: 3}]\n");
        maybe("configMapGenerator: [{name: web, literals: [a=b, \"c=1\"]}]\n");
        maybe("secretGenerator: [{name: token, literals: [a=b], options: {disableNameSuffixHash: true}}]\n");
        maybe("components: [part]\n");
        replacements();
    }

    /** The project with its files, and what they list, in an order that {@code order} chooses. */
    Project shuffled(Random order) {
        return project("", order);
    }

    /** The project with more patches behind its own, as entries of a list. */
    Project patched(String patches) {
        return project(patches, new Random(0));
    }

    private Project project(String patches, Random order) {
        Map<String, String> all = new LinkedHashMap<>(files);
        all.put("base/kustomization.yaml", "resources: " + shuffled(base, order) + "\n");
        List<String> resources = new ArrayList<>(top);
        resources.add("base");
        all.put(
                "kustomization.yaml",
                "resources: " + shuffled(resources, order) + "\n" + fields + "patches:\n" + ownPatches() + patches);
        Project project = new Project().options(Options.COMMAND_LINE);
        shuffled(List.copyOf(all.keySet()), order).forEach(path -> project.file(path, all.getOrDefault(path, "")));
        return project;
    }

    private static List<String> shuffled(List<String> list, Random order) {
        List<String> changed = new ArrayList<>(list);
        Collections.shuffle(changed, order);
        return changed;
    }

    private void settings(List<String> into, String directory, String name) {
        StringBuilder text =
                new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + " # named\ndata:\n");
        for (int i = 0; i <= random.nextInt(4); i++) {
            text.append("  k" + i + ": " + VALUES.get(random.nextInt(VALUES.size())) + "\n");
        }
        into.add(name + ".yaml");
        files.put(directory + name + ".yaml", text.toString());
    }

    private void workload() {
        base.add("web.yaml");
        files.put("base/web.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, labels: {app: web}}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      # the one that counts
                      containers:
                      - name: web
                        image: app:1
                        env: [{name: A, value: "1"}, {name: B, value: x/y}]
                        envFrom:
                        - configMapRef: {name: web}
                      - {name: side, image: side}
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                spec:
                  selector:
                    app: web
                  ports:
                  - port: 80
                """);
    }

    private void component() {
        files.put("part/kustomization.yaml", """
                apiVersion: kustomize.config.k8s.io/v1alpha1
                kind: Component
                patches: [{path: strategy.yaml}]
                """);
        files.put("part/strategy.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {strategy: {type: Recreate}}
                """);
        files.put("merge.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      containers:
                      - name: web
                        args: [--from, 'the patch']
                        env: [{name: C, value: "3"}, {name: A, $patch: delete}]
                """);
    }

    private void replacements() {
        maybe("""
                replacements:
                - source: {kind: Service, name: web, fieldPath: spec.ports.0.port}
                  targets:
                  - select: {kind: Deployment}
                    fieldPaths: ["spec.template.spec.containers.[name=web].env.[name=B].value"]
                    options: {delimiter: /, index: 1}
                """);
    }

    /** Merged, then changed by operations from a block whose lines stand in the file as they are. */
    private static String ownPatches() {
        return """
                - path: merge.yaml
                - patch: |-
                    - op: add
                      path: /metadata/annotations
                      value: {by: 'operation'}
                  target: {kind: Service}
                """;
    }

    private void maybe(String field) {
        if (random.nextBoolean()) {
            fields.append(field);
        }
    }
}

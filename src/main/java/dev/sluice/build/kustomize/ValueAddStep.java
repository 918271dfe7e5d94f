package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.NamespaceStep.Subjects;
import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.FieldWalk;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts one value into fields, also into the middle of file paths (kustomize api 0.21.2, filters/valueadd). */
final class ValueAddStep implements Step {
    private final Scalar value;
    private final List<Mapping> targets;

    private ValueAddStep(Scalar value, List<Mapping> targets) {
        this.value = value;
        this.targets = targets;
    }

    /** Reads a decoded configuration. */
    static ValueAddStep of(Mapping config, Directory directory) {
        Scalar given = KustomizationFile.text(config, "value");
        Scalar value = given == null || given.text().isBlank()
                ? Scalar.string(directory.path().name(), config.origin())
                : new Scalar(given.text().strip(), Kind.STRING, given.style(), given.origin(), null);
        List<Mapping> targets = new ArrayList<>();
        KustomizationFile.items(config, "targets").forEach(node -> targets.add((Mapping) node));
        Scalar file = KustomizationFile.text(config, "targetFilePath");
        if (file != null) {
            YamlFile yaml = directory.files().yaml(directory.file(file));
            for (Node document : yaml.documents().stream().limit(1).toList()) {
                Mapping more = Decoder.ofPlugins().decode(document, "ValueTargets");
                KustomizationFile.items(more, "targets").forEach(node -> targets.add((Mapping) node));
            }
        }
        if (targets.isEmpty()) {
            throw Failed.because(Cause.FIELD_TYPE, config.span(), "no target is given");
        }
        for (Mapping target : targets) {
            if (KustomizationFile.text(target, "fieldPath") == null || position(target) < 0) {
                throw Failed.because(
                        Cause.FIELD_TYPE, target.span(), "a target needs a fieldPath, and no negative position");
            }
        }
        return new ValueAddStep(value, targets);
    }

    private static int position(Mapping target) {
        String text = KustomizationFile.textOrEmpty(target, "filePathPosition");
        return text.isEmpty() ? 0 : text.length() > 8 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    @Override
    public void apply(Objects objects, Notices notices) {
        for (Mapping target : targets) {
            Optional<Target> selector = Target.of(target.value("selector"));
            for (int i = 0; i < objects.size(); i++) {
                if (selector.isEmpty()
                        || selector.get().indexes(objects, notices).contains(i)) {
                    objects.set(i, added(objects.get(i), target));
                }
            }
        }
    }

    private Item added(Item item, Mapping target) {
        String path = KustomizationFile.textOrEmpty(target, "fieldPath");
        if (path.equals("metadata/namespace")) {
            NamespaceStep step = new NamespaceStep(value, List.of(), false, Subjects.DEFAULT_ONLY);
            return item.with(step.moved(item.root()));
        }
        Node missing = FieldWalk.noText(value.origin());
        return item.with(
                Fields.create(item.root(), FieldSpec.of(path, true), missing, node -> put(node, position(target))));
    }

    private Node put(Node node, int position) {
        if (!(node instanceof Scalar before)) {
            throw Failed.because(Cause.FIELD_TYPE, node.span(), "a value is added to a field that is no single value");
        }
        String text = position > 0 ? inserted(before.text(), position - 1) : value.text();
        Origin origin = new Origin.Transformed("ValueAddTransformer", value.span(), before.origin());
        return new Scalar(text, Kind.STRING, before.style(), origin, null);
    }

    private String inserted(String path, int position) {
        boolean absolute = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        parts.add(Math.min(position, parts.size()), value.text());
        return (absolute ? "/" : "") + String.join("/", parts);
    }
}

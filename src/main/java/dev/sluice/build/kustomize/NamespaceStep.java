package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.field.FieldSpec;
import dev.sluice.build.kustomize.field.FieldWalk;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts objects into a namespace (kustomize api 0.21.2, filters/namespace/namespace.go).
 *
 * @param namespace the namespace
 * @param specs further fields that hold the namespace of their object
 * @param unsetOnly whether only blank fields are set
 * @param subjects which subjects of role bindings follow
 */
record NamespaceStep(Scalar namespace, List<FieldSpec> specs, boolean unsetOnly, Subjects subjects) implements Step {
    private static final String NAME = "namespace";
    private static final String META_NAMESPACE = "metadata/namespace";
    private static final String META_NAME = "metadata/name";

    /** The subjects of role bindings that get the namespace. */
    enum Subjects {
        DEFAULT_ONLY("defaultOnly"),
        ALL_SERVICE_ACCOUNTS("allServiceAccounts"),
        NONE("none");

        private final String word;

        Subjects(String word) {
            this.word = word;
        }

        /** The choice in the words of a plug-in's configuration. */
        static Subjects of(Mapping config) {
            String wanted = KustomizationFile.textOrEmpty(config, "setRoleBindingSubjects");
            for (Subjects subjects : values()) {
                if (subjects.word.equals(wanted) || (wanted.isEmpty() && subjects == DEFAULT_ONLY)) {
                    return subjects;
                }
            }
            throw Failed.because(Cause.NAMESPACE, config.span(), "setRoleBindingSubjects is \"" + wanted + "\"")
                    .hint("write defaultOnly, allServiceAccounts or none");
        }
    }

    @Override
    public void apply(Objects objects, Notices notices) {
        for (int i = 0; i < objects.size(); i++) {
            Item item = objects.get(i);
            boolean rendered = "true".equals(Metadata.annotation(item.root(), InternalNotes.HELM_GENERATED));
            if (item.root().isEmpty() || rendered) {
                continue;
            }
            Item moved = item.remembered().with(moved(item.root()));
            objects.set(i, moved);
            noteRenamed(item, moved.id(), notices);
            if (objects.count(moved.id()) != 1) {
                throw Failed.because(
                                Cause.ID_CONFLICT,
                                namespace.span(),
                                "namespace \"" + namespace.text() + "\" makes two objects " + moved.id())
                        .related(Objects.nameOf(item), "one of them")
                        .about(moved.id());
            }
        }
    }

    /** A Namespace object follows the namespace too; whoever wrote it as it is now in a lower layer is not surprised. */
    private void noteRenamed(Item item, ResourceId now, Notices notices) {
        String written = item.originalId().name();
        if (now.is("", "Namespace") && !now.name().equals(written)) {
            notices.note(Fault.of(
                            FaultKind.NAMESPACE_RENAMED,
                            namespace.span(),
                            "this renames the Namespace \"" + written + "\" to \"" + now.name() + '"')
                    .related(Objects.nameOf(item), "the Namespace")
                    .about(now));
        }
    }

    /** An object with the namespace. */
    Mapping moved(Mapping root) {
        ResourceId id = ResourceId.of(root);
        boolean binding = id.kind().equals("RoleBinding") || id.kind().equals("ClusterRoleBinding");
        Mapping changed = Scope.isCluster(id) ? root : put(root, FieldSpec.of(META_NAMESPACE, true));
        changed = binding ? withSubjects(changed) : changed;
        for (FieldSpec spec : specs) {
            boolean elsewhere = spec.path().equals(META_NAMESPACE)
                    || (spec.path().equals(META_NAME) && !id.apiVersion().equals("v1"))
                    || (binding
                            && spec.path().equals("subjects/namespace")
                            && spec.kind().endsWith("RoleBinding"));
            changed = elsewhere ? changed : put(changed, spec);
        }
        return changed;
    }

    private Mapping put(Mapping root, FieldSpec spec) {
        return Fields.create(root, spec, FieldWalk.noText(namespace.origin()), this::replaced);
    }

    private Node replaced(Node before) {
        if (!(before instanceof Scalar scalar)) {
            throw Failed.because(Cause.NAMESPACE, before.span(), "the field for the namespace is no single value");
        }
        boolean set = !scalar.isNull() && !scalar.text().isEmpty();
        boolean same = scalar.isString() && scalar.text().equals(namespace.text());
        return same || (set && unsetOnly) ? before : Fields.transformed(NAME, namespace, set ? before : null);
    }

    private Mapping withSubjects(Mapping root) {
        if (subjects == Subjects.NONE || !(root.value("subjects") instanceof Sequence list)) {
            return root;
        }
        String field = subjects == Subjects.DEFAULT_ONLY ? "name" : "kind";
        String wanted = subjects == Subjects.DEFAULT_ONLY ? "default" : "ServiceAccount";
        UnaryOperator<Node> follow = subject -> subject instanceof Mapping mapping
                        && mapping.value(field) instanceof Scalar scalar
                        && scalar.text().equals(wanted)
                ? followed(mapping)
                : subject;
        List<Node> changed = new ArrayList<>();
        list.items().forEach(subject -> changed.add(follow.apply(subject)));
        return root.with("subjects", list.withItems(changed));
    }

    private Mapping followed(Mapping subject) {
        Node before = subject.value("namespace");
        return subject.with("namespace", replaced(before == null ? FieldWalk.noText(namespace.origin()) : before));
    }
}

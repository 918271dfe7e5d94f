package dev.sluice.build.kustomize;

import dev.sluice.build.kustomize.patch.JsonPatch;
import dev.sluice.build.kustomize.patch.PatchRejected;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.InlineText;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a patch, read.
 *
 * @param yaml the text as YAML
 * @param text the text
 * @param span what names the patch: its path, or the text itself
 */
record PatchSource(YamlFile yaml, String text, Span span) {
    /** A patch that stands in the kustomization file. */
    static PatchSource inline(Scalar text, Files files) {
        return new PatchSource(InlineText.parse(text, files::lines), text.text(), text.span());
    }

    /** A patch in a file of its own. */
    static PatchSource file(Scalar name, Directory directory) {
        RepoPath path = directory.file(name);
        YamlFile yaml = directory.files().yaml(path);
        return new PatchSource(yaml, yaml.lines().text(), name.span());
    }

    /** The text as objects; fails if they are none. */
    List<Item> objects() {
        return Manifests.patches(yaml);
    }

    /** The text as JSON patch operations; fails if it is something else. */
    JsonPatch operations() {
        Manifests.refuseUnreadable(yaml);
        Node root = yaml.documents().isEmpty() ? null : yaml.documents().get(0);
        return operations(root);
    }

    private JsonPatch operations(@Nullable Node root) {
        if (root == null) {
            throw Failed.because(Cause.PATCH_INVALID, span, "the patch is empty");
        }
        try {
            return JsonPatch.parse(root, text.strip());
        } catch (PatchRejected rejected) {
            throw failed(rejected);
        }
    }

    /** What a rejected patch means for the build. */
    static Failed failed(PatchRejected rejected) {
        return Failed.because(rejected.errorClass(), rejected.span(), rejected.detail());
    }
}

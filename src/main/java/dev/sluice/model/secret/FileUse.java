package dev.sluice.model.secret;

import dev.sluice.model.Plain;
import dev.sluice.model.SopsFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Node;
import java.util.Optional;

/**
 * An entry of a kustomization file that names a file.
 *
 * @param node the entry
 * @param file the file it names
 * @param way how the file is used
 * @param reads the format that Flux takes the file for; empty where it opens nothing
 * @param leaks whether the same build opens the file for another use
 */
public record FileUse(Node node, RepoPath file, Way way, String reads, boolean leaks) {
    /** How a file is used, and what to do instead. */
    public enum Way {
        OPENED("", ""),
        CONFIG_MAP("a configMapGenerator", "use a secretGenerator with the same entries"),
        ENV("the old field \"env\"", "use \"envs\""),
        OPERATIONS("patchesJson6902", "name the file as \"path\" under \"patches\""),
        BELOW_BASES("a directory under \"bases\"", "name the directory under \"resources\""),
        CHART_VALUES("values of a chart", "give them to a HelmRelease through a Secret"),
        COPIED("a replacement, which comes before decryption", "encrypt the value where it is needed, too");

        private final String place;
        private final String instead;

        Way(String place, String instead) {
            this.place = place;
            this.instead = instead;
        }
    }

    /**
     * What is wrong.
     *
     * @param format a format for the name of the file
     * @param hint what to do instead
     */
    public record Misuse(String format, String hint) {}

    /** What is wrong with the use of an encrypted file; empty if Flux opens it. */
    public Optional<Misuse> misuse(Plain plain, SopsFile sops) {
        if (way != Way.OPENED) {
            return Optional.of(
                    leaks && way == Way.CONFIG_MAP
                            ? new Misuse(
                                    "\"%s\" ends up readable in a ConfigMap, because a secretGenerator or a patch opens it",
                                    "use a file of its own for what is not secret")
                            : new Misuse(
                                    "\"%s\" is used as cipher text by " + way.place + ", which Flux does not decrypt",
                                    way.instead));
        }
        if (!reads.equals(sops.format())) {
            return Optional.of(new Misuse(
                    "the name of the entry makes Flux take \"%s\" for " + reads + ", and it is " + sops.format(),
                    "give the entry a name with the extension of the file"));
        }
        boolean recognised = plain.tree()
                .file(file)
                .filter(source -> source.text().contains(FluxMarker.of(reads)))
                .isPresent();
        return recognised
                ? Optional.empty()
                : Optional.of(new Misuse(
                        "Flux does not recognise \"%s\" as encrypted: \"mac\" is not written as sops writes it",
                        "open the file with sops and save it; keep formatters away from it"));
    }
}

package dev.sluice.model;

import dev.sluice.finding.Edit;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.YamlFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tree with every YAML file parsed and every SOPS file checked. In an encrypted file each sealed scalar carries its
 * {@link dev.sluice.yaml.Sealed}, opened where a key was at hand; the {@code sops} block stays in its document.
 *
 * @param tree the files
 * @param yaml every {@code *.yaml}, {@code *.yml}, {@code *.json} and {@code Kustomization} file, parsed
 * @param sops every SOPS file of any format
 * @param decryptor opens whole files as Flux does
 * @param faults those of the tree, of parsing and of decryption
 */
public record Plain(
        Tree tree,
        SortedMap<RepoPath, YamlFile> yaml,
        SortedMap<RepoPath, SopsFile> sops,
        Decryptor decryptor,
        List<Fault> faults) {
    public Plain {
        yaml = Collections.unmodifiableSortedMap(new TreeMap<>(yaml));
        sops = Collections.unmodifiableSortedMap(new TreeMap<>(sops));
        faults = List.copyOf(faults);
    }

    /** The parsed form of a file. */
    public Optional<YamlFile> yaml(RepoPath path) {
        return Optional.ofNullable(yaml.get(path));
    }

    /**
     * The edit that writes a further entry after another one of a mapping; empty if that one was not simply written.
     *
     * @param sibling the entry after which it goes
     * @param entry the key and its value, such as {@code namespace: flux-system}
     */
    public Optional<Edit> insertAfter(Mapping.Entry sibling, String entry) {
        return Insertion.after(sibling, entry, this);
    }

    /**
     * The edit that makes a reference name a namespace: it changes the one that is given, or adds one after the name. Empty
     * if the reference was not simply written.
     */
    public Optional<Edit> setNamespace(Reference reference, String namespace) {
        if (!(reference.at() instanceof Mapping mapping)) {
            return Optional.empty();
        }
        Mapping.Entry given = mapping.entry("namespace");
        if (given != null) {
            return given.value().origin() instanceof Origin.Written written
                    ? Optional.of(new Edit(written.edit(), namespace))
                    : Optional.empty();
        }
        return Optional.ofNullable(mapping.entry("name")).flatMap(name -> insertAfter(name, "namespace: " + namespace));
    }

    /** What is known of a file as a SOPS file; empty if it is none. */
    public Optional<SopsFile> sops(RepoPath path) {
        return Optional.ofNullable(sops.get(path));
    }
}

package dev.sluice.decrypt;

import dev.sluice.Parallel;
import dev.sluice.Settings;
import dev.sluice.Stage;
import dev.sluice.decrypt.audit.Audit;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.model.Fault;
import dev.sluice.model.Plain;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * The second stage: parses every YAML and JSON file, checks every SOPS file, and opens those that a key at hand opens. Throws
 * {@link dev.sluice.Trouble} if a key file cannot be used.
 */
public final class Decrypt implements Stage<Tree, Plain> {
    private final Settings settings;
    private final LocalDate today;
    private final Executor threads;

    /**
     * @param settings names the key files and the passphrase
     * @param today decides which public keys have expired
     */
    public Decrypt(Settings settings, LocalDate today, Executor threads) {
        this.settings = settings;
        this.today = today;
        this.threads = threads;
    }

    @Override
    public Plain run(Tree tree) {
        Keyring keyring = Keyring.of(settings.keys(), settings.passphrase());
        FileReader reader = new FileReader(keyring);
        List<SourceFile> files =
                tree.files().values().stream().filter(SourceFile::hasContent).toList();
        SortedMap<RepoPath, YamlFile> yaml = new TreeMap<>();
        SortedMap<RepoPath, SopsFile> sops = new TreeMap<>();
        List<Fault> faults = new ArrayList<>(tree.faults());
        for (FileReader.Result result : Parallel.map(files, reader::read, threads)) {
            result.yaml().ifPresent(file -> yaml.put(file.path(), file));
            result.sops().ifPresent(file -> sops.put(file.path(), file));
            faults.addAll(result.faults());
        }
        faults.addAll(Audit.of(tree, sops.values(), today));
        return new Plain(
                tree,
                yaml,
                sops,
                new FluxDecryptor(keyring),
                faults.stream().sorted().toList());
    }
}

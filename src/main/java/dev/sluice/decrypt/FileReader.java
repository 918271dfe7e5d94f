package dev.sluice.decrypt;

import dev.sluice.decrypt.key.Keyring;
import dev.sluice.model.Fault;
import dev.sluice.model.Opening;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one file of the tree: parsed if it is YAML or JSON, checked if it is a SOPS file. */
final class FileReader {
    private final SopsReader sops;

    /**
     * What is known of a file.
     *
     * @param yaml its parsed form, if its name says that it is YAML or JSON
     * @param sops what it is as a SOPS file, if it is one
     * @param opening its plain content, if it is a SOPS file that is opened as a whole
     * @param faults what is wrong with it
     */
    record Result(
            RepoPath path,
            Optional<YamlFile> yaml,
            Optional<SopsFile> sops,
            Optional<Opening> opening,
            List<Fault> faults) {}

    FileReader(Keyring keyring) {
        this.sops = new SopsReader(keyring);
    }

    Result read(SourceFile file) {
        if (!FileNames.isYaml(file.path()) && !FileNames.isJson(file.path())) {
            return new Result(file.path(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
        YamlFile parsed = YamlParser.parse(file.path(), file.bytes());
        // What YAML does not accept may still be JSON; a build that needs the file will say so.
        List<Fault> faults = FileNames.isYaml(file.path()) ? Rejections.faults(parsed) : List.of();
        Optional<SopsReader.Reading> reading = sops.read(parsed);
        List<Fault> all = new ArrayList<>(faults);
        reading.ifPresent(found -> all.addAll(found.faults()));
        return new Result(
                file.path(),
                Optional.of(reading.map(SopsReader.Reading::yaml).orElse(parsed)),
                reading.map(SopsReader.Reading::facts),
                Optional.empty(),
                List.copyOf(all));
    }
}

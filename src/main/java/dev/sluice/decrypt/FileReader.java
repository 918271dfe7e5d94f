package dev.sluice.decrypt;

import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.decrypt.store.YamlStore;
import dev.sluice.model.Fault;
import dev.sluice.model.SopsFile;
import dev.sluice.model.SopsFile.State;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.util.List;
import java.util.Optional;

/** Reads one file of the tree: parsed if it is YAML or JSON, checked and opened if it is a SOPS file. */
final class FileReader {
    private final SopsReader sops;

    /**
     * What is known of a file.
     *
     * @param yaml its parsed form, if its name says that it is YAML or JSON
     * @param sops what it is as a SOPS file, if it is one
     * @param faults what is wrong with it
     */
    record Result(RepoPath path, Optional<YamlFile> yaml, Optional<SopsFile> sops, List<Fault> faults) {}

    FileReader(Keyring keyring) {
        this.sops = new SopsReader(keyring);
    }

    Result read(SourceFile file) {
        boolean yaml = FileNames.isYaml(file.path());
        Optional<YamlFile> parsed = yaml || FileNames.isJson(file.path())
                ? Optional.of(YamlParser.parse(file.path(), file.bytes()))
                : Optional.empty();
        // What YAML does not accept may still be JSON; a build that needs the file will say so.
        List<Fault> faults =
                parsed.filter(found -> yaml).map(Rejections::faults).orElse(List.of());
        Optional<Format> format = Formats.of(file, parsed);
        if (format.isEmpty()) {
            return new Result(file.path(), parsed, Optional.empty(), faults);
        }
        return yaml && !parsed.map(YamlFile::isWhole).orElse(false)
                ? unparsable(file, parsed, faults)
                : checked(file, parsed, format.get());
    }

    /** A SOPS file that is no YAML: the faults of the YAML say all there is to say. */
    private static Result unparsable(SourceFile file, Optional<YamlFile> parsed, List<Fault> faults) {
        SopsFile facts = new SopsFile(file.path(), Format.YAML.word(), State.REFUSED, List.of(), faults);
        return new Result(file.path(), parsed, Optional.of(facts), faults);
    }

    private Result checked(SourceFile file, Optional<YamlFile> parsed, Format format) {
        Stored stored = stored(file, parsed, format);
        Span start = parsed.map(Marks::firstCipherText).orElse(Span.startOf(file.path()));
        Verdict verdict = sops.verdict(file.path(), stored, start);
        List<Fault> faults = verdict.refusals().stream().map(Refusal::fault).toList();
        SopsFile facts = new SopsFile(file.path(), format.word(), verdict.state(), verdict.recipients(), faults);
        return new Result(file.path(), parsed.map(yaml -> Seals.mark(yaml, verdict)), Optional.of(facts), faults);
    }

    /** Splits a file as its format does. */
    static Stored stored(SourceFile file, Optional<YamlFile> parsed, Format format) {
        return format == Format.YAML && parsed.isPresent()
                ? YamlStore.read(parsed.get())
                : format.store().read(file);
    }
}

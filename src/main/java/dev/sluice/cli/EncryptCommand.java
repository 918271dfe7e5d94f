package dev.sluice.cli;

import dev.sluice.decrypt.Encrypt;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.fetch.Committed;
import dev.sluice.model.SourceFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encrypts one file: anew, or as the next version of what was committed. */
final class EncryptCommand implements Command {
    private static final Option PREVIOUS = Option.value(
            "previous", "FILE", "the encrypted version that was edited (default: the committed one, with --in-place)");

    @Override
    public String name() {
        return "encrypt";
    }

    @Override
    public String summary() {
        return "encrypt a file for the recipients of .sops.yaml, or those given";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(List.of(SopsOperand.IN_PLACE, KeyOptions.KEY, PREVIOUS));
        all.addAll(List.of(SopsOperand.INPUT, SopsOperand.OUTPUT));
        all.addAll(CreationOptions.OPTIONS);
        return all;
    }

    @Override
    public int run(Arguments arguments, Console console) {
        SopsOperand.Chosen chosen = SopsOperand.read(arguments, console);
        if (chosen instanceof SopsOperand.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        SopsOperand operand = ((SopsOperand.Fine) chosen).operand();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Encrypt encrypt = Encrypt.of(operand.file(), operand.input(), operand.output(), now.toString());
        Optional<Encrypt.Outcome> again = again(encrypt, operand, arguments, console);
        Encrypt.Outcome outcome = again.isPresent() ? again.get() : anew(encrypt, operand, arguments, console);
        outcome.refusals().forEach(refusal -> console.err().println(SopsOperand.said(refusal.fault())));
        outcome.bytes().ifPresent(bytes -> operand.write(bytes, arguments, console));
        return outcome.bytes().isPresent() ? Exit.CLEAN : Exit.FINDINGS;
    }

    /** The next version of an encrypted file; empty if there is none, or it is to get other recipients or another rule. */
    private static Optional<Encrypt.Outcome> again(
            Encrypt encrypt, SopsOperand operand, Arguments arguments, Console console) {
        Optional<byte[]> previous = CreationOptions.areGiven(arguments)
                ? Optional.empty()
                : previous(operand, arguments, console).filter(SopsOperand::isEncrypted);
        if (previous.isEmpty()) {
            return Optional.empty();
        }
        SourceFile earlier = new SourceFile(operand.file().path(), previous.get());
        Keyring keyring = Keyring.of(KeyOptions.files(arguments, console), KeyOptions.passphrase(console));
        Optional<Encrypt.Outcome> again = encrypt.again(earlier, keyring);
        if (again.isEmpty()) {
            console.err()
                    .println("sluice: no key at hand opens the previous version, so every value is encrypted anew;"
                            + " give one with --key to keep what did not change");
        }
        return again;
    }

    private static Optional<byte[]> previous(SopsOperand operand, Arguments arguments, Console console) {
        Optional<Path> named = arguments.value(PREVIOUS.name()).map(console::path);
        if (named.isPresent()) {
            return named.map(SopsOperand::bytes);
        }
        return arguments.has(SopsOperand.IN_PLACE.name()) ? Committed.content(operand.path()) : Optional.empty();
    }

    private static Encrypt.Outcome anew(Encrypt encrypt, SopsOperand operand, Arguments arguments, Console console) {
        CreationOptions options = new CreationOptions(arguments, console, operand.path());
        Recipients recipients = Recipients.of(options.publicKeys(), Instant.now());
        CreationRule rule = options.rule();
        return encrypt.anew(rule, recipients);
    }
}

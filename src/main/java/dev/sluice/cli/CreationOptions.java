package dev.sluice.cli;

import dev.sluice.Trouble;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.creation.CreationRule.Named;
import dev.sluice.decrypt.creation.CreationRules;
import dev.sluice.decrypt.key.Recipients;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Selection.Rule;
import dev.sluice.decrypt.sops.Stanza.Service;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For whom a file is encrypted and which of its values: options first, then the nearest {@code .sops.yaml} above the file. */
final class CreationOptions {
    static final List<Option> OPTIONS = options();

    private static final String RULES = ".sops.yaml";
    private static final String RECIPIENTS = "recipients";
    private static final String MAC_ONLY = "mac-only-encrypted";

    private final Arguments arguments;
    private final Console console;
    private final Path file;
    private final Optional<Path> home;

    CreationOptions(Arguments arguments, Console console, Path file) {
        this.arguments = arguments;
        this.console = console;
        this.file = file.toAbsolutePath().normalize();
        this.home = ancestors(null)
                .filter(directory -> Files.isRegularFile(directory.resolve(RULES)))
                .findFirst();
    }

    /** Whether an option says for whom or what to encrypt. */
    static boolean areGiven(Arguments arguments) {
        return OPTIONS.stream().anyMatch(option -> arguments.has(option.name()));
    }

    /** Exported OpenPGP public keys: those given as recipients, and {@code *.pub.asc} from the file up to the rules. */
    List<Path> publicKeys() {
        List<Path> keys = new ArrayList<>(
                given().map(console::path).filter(Files::isRegularFile).toList());
        ancestors(home.orElse(file.getParent())).forEach(directory -> {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.pub.asc")) {
                found.forEach(keys::add);
            } catch (IOException unreadable) {
                throw new Trouble("the directory " + directory + " cannot be listed", unreadable);
            }
        });
        return keys;
    }

    /** @throws Trouble if neither options nor rules name recipients */
    CreationRule rule() {
        List<Named> named = given().flatMap(this::named).toList();
        Optional<CreationRule> stated = stated();
        if (stated.isEmpty() && named.isEmpty()) {
            throw new Trouble("no creation rule says for whom to encrypt " + file
                    + "; write one into .sops.yaml, or give --recipients");
        }
        CreationRule base = stated.orElse(new CreationRule(List.of(), 0, Optional.empty(), false));
        CreationRule rule = named.isEmpty() ? base : base.withRecipients(named);
        return new CreationRule(
                rule.groups(),
                rule.threshold(),
                selection().or(rule::selection),
                rule.macOnlyEncrypted() || arguments.has(MAC_ONLY));
    }

    private Optional<CreationRule> stated() {
        return home.flatMap(directory -> {
            Path rules = directory.resolve(RULES);
            String path = directory.relativize(file).toString().replace('\\', '/');
            return CreationRules.read(rules.toString(), SopsOperand.bytes(rules))
                    .map(found -> found.matching(path));
        });
    }

    private Optional<Selection> selection() {
        return Stream.of(Rule.values())
                .flatMap(rule -> arguments.value(option(rule)).map(operand -> new Selection(rule, operand)).stream())
                .findFirst();
    }

    private Stream<String> given() {
        return arguments.values(RECIPIENTS).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A recipient as it is written; the file of a public key stands for the keys in it. */
    private Stream<Named> named(String text) {
        if (text.startsWith("age1") || text.startsWith("ssh-")) {
            return Stream.of(new Named(Service.AGE, text));
        }
        Path key = console.path(text);
        return Files.isRegularFile(key)
                ? Recipients.of(List.of(key), Instant.EPOCH).fingerprints().stream()
                        .map(fingerprint -> new Named(Service.PGP, fingerprint))
                : Stream.of(new Named(Service.PGP, text));
    }

    /** The directories from that of the file upwards, to {@code last} if it is given. */
    private Stream<Path> ancestors(@Nullable Path last) {
        return Stream.<Path>iterate(
                file.getParent(),
                directory -> directory != null,
                directory -> directory.equals(last) ? null : directory.getParent());
    }

    private static String option(Rule rule) {
        return rule.field().replace('_', '-');
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(Option.values(
                RECIPIENTS, "WHO", "age recipients, OpenPGP fingerprints or files of public keys, with commas"));
        for (Rule rule : Rule.values()) {
            options.add(Option.value(option(rule), "TEXT", "which values are encrypted, as in .sops.yaml"));
        }
        options.add(Option.flag(MAC_ONLY, "leave values in the clear out of the MAC"));
        return List.copyOf(options);
    }
}

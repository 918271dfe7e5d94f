package dev.sluice.cli;

import dev.sluice.Settings.Passphrase;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where secret keys come from: the option {@code --key} and the environment. */
final class KeyOptions {
    static final Option KEY =
            Option.values("key", "FILE", "secret key that opens SOPS files: armoured OpenPGP key or age identity");

    private KeyOptions() {}

    static List<Path> files(Arguments arguments, Console console) {
        List<Path> keys = new ArrayList<>();
        arguments.values(KEY.name()).forEach(key -> keys.add(console.path(key)));
        console.variable("SLUICE_KEYS").stream()
                .flatMap(list -> Stream.of(list.split(File.pathSeparator)))
                .filter(key -> !key.isEmpty())
                .forEach(key -> keys.add(console.path(key)));
        console.variable("SOPS_AGE_KEY_FILE").ifPresent(key -> keys.add(console.path(key)));
        return keys;
    }

    static Optional<Passphrase> passphrase(Console console) {
        return console.variable("SLUICE_PASSPHRASE").map(words -> new Passphrase(words.toCharArray()));
    }
}

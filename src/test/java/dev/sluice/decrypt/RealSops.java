package dev.sluice.decrypt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The real sops with a GnuPG home of its own, in which the test keys lie. */
final class RealSops implements AutoCloseable {
    private final Path home;
    private final String fingerprint;

    private RealSops(Path home, String fingerprint) {
        this.home = home;
        this.fingerprint = fingerprint;
    }

    static RealSops start() throws IOException {
        // GnuPG's sockets need a short path.
        Path home = Files.createTempDirectory("gpg");
        RealSops sops = new RealSops(home, "");
        sops.execute(
                home,
                "gpg",
                "--batch",
                "--quiet",
                "--import",
                Fixtures.key("rsa.sec.asc").toString());
        String listing =
                new String(sops.execute(home, "gpg", "--batch", "--with-colons", "-K"), StandardCharsets.UTF_8);
        String fingerprint = listing.lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":")[9])
                .findFirst()
                .orElseThrow();
        return new RealSops(home, fingerprint);
    }

    /** The fingerprint of the OpenPGP key. */
    String fingerprint() {
        return fingerprint;
    }

    /** What sops prints; fails if it fails. */
    byte[] run(Path directory, String... words) {
        List<String> command = new ArrayList<>(List.of("sops", "--disable-version-check"));
        command.addAll(Arrays.asList(words));
        return execute(directory, command.toArray(String[]::new));
    }

    private byte[] execute(Path directory, String... command) {
        try {
            Path errors = Files.createTempFile(home, "err", "");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "GNUPGHOME", home.toString(),
                            "SOPS_AGE_KEY_FILE", Fixtures.key("one.agekey").toString(),
                            "SOPS_AGE_KEY", Fixtures.text("keys/pq.agekey"),
                            "SOPS_AGE_SSH_PRIVATE_KEY_FILE",
                                    Fixtures.key("ssh-ed25519.key").toString()));
            Process process = builder.start();
            byte[] out = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": " + said);
            }
            return out;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        execute(home, "gpgconf", "--kill", "all");
        try (var files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}

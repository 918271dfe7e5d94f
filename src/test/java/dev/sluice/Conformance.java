package dev.sluice;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The frozen conformance material beside the checkout, and how far Sluice agrees with it.
 *
 * <p>A suite is a class named {@code *Suite} with {@code @Tag("suite")}. It runs with {@code mvn -Psuites test} and is not
 * part of the default tests.
 */
public final class Conformance {
    private Conformance() {}

    /** A folder of the material, such as {@code conformance/kustomize}; without it the asking test is skipped and says so. */
    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("sluice.shared", "../../shared"), name);
        assumeTrue(
                Files.isDirectory(folder),
                () -> "no conformance material at " + folder.toAbsolutePath().normalize());
        return folder;
    }

    /** Says how many of a suite's cases agree. The line is printed, and left where {@code .ci/run} compares it with the floor. */
    public static void figure(String suite, int passed, int total) {
        String line = "suite-figure " + suite + ": " + passed + "/" + total;
        System.out.println(line);
        try {
            Path folder = Files.createDirectories(Path.of("target", "figures"));
            Files.writeString(folder.resolve(suite), line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

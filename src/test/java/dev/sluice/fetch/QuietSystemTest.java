package dev.sluice.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuietSystemTest {
    @TempDir
    Path directory;

    @Test
    void the_user_configuration_tells_the_time_stamp_resolution_that_jgit_would_measure() throws Exception {
        QuietSystem.install();
        SystemReader system = SystemReader.getInstance();
        String key = String.join(
                "|",
                system.getProperty("java.vendor"),
                system.getProperty("java.version"),
                Files.getFileStore(directory).name());
        long resolution =
                system.getUserConfig().getTimeUnit("filesystem", key, "timestampResolution", -1, TimeUnit.NANOSECONDS);
        assertThat(resolution).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    }
}

package dev.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepoPathTest {
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/", "/a", "a//b", "a/./b", "a/../b", "a/..", "./a", "../a", "a/."})
    void a_path_that_is_not_normal_is_refused_as_it_is(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RepoPath(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", ".a", "..a", "a..", "a/.b/...", "a b/c"})
    void a_normal_path_is_itself(String text) {
        assertThat(RepoPath.parse(text)).contains(new RepoPath(text));
    }

    @Test
    void any_path_is_normalised_as_the_file_system_does_unless_it_climbs_out() {
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append("ab./".charAt(random.nextInt(4)));
            }
            String path = text.toString();
            Path normal = Path.of("/root/" + path).normalize();
            Optional<RepoPath> parsed = RepoPath.parse(path);
            if (parsed.isPresent()) {
                assertThat(Path.of("/root/" + parsed.get().value()).normalize())
                        .as(path)
                        .isEqualTo(normal);
            } else {
                assertThat(path).contains("..");
            }
        }
    }
}

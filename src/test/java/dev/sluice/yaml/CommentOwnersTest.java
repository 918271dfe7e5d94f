package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.yaml.CommentOwner.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each case was tried with go-yaml v3 3.0.5; {@code ;} stands for a line end and {@code #c} for the comment in question. */
final class CommentOwnersTest {

    private static CommentOwner owner(String shorthand) {
        YamlFile file = Texts.parse(shorthand.replace(';', '\n'));
        CommentOwners owners = CommentOwners.of(file);
        return file.comments().stream()
                .filter(comment -> comment.text().equals("c"))
                .map(owners::owner)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "comment-owners.csv",
            quoteCharacter = '`',
            delimiterString = "=>",
            useHeadersInDisplayName = true)
    void a_comment_belongs_to_what_go_attaches_it_to(String text, Kind kind, String path) {
        CommentOwner owner = owner(text);

        assertThat(owner.kind()).isEqualTo(kind);
        assertThat(owner.path()).isEqualTo(path);
    }

    @Test
    void only_a_comment_of_a_scalar_value_is_read_for_setters() {
        assertThat(owner("image: web:1.0 #c").isRead()).isTrue();
        assertThat(owner("#c;image: web:1.0").isRead()).isFalse();
        assertThat(owner("image: web:1.0 #c").scalar())
                .isNotNull()
                .extracting(Scalar::text)
                .isEqualTo("web:1.0");
    }
}

package dev.sluice.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.yaml.CommentOwner.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = "=>",
            value = {
                "a: 1 #c => VALUE_LINE => a",
                "a: {b: [x, y]};d: \"x # no\" #c => VALUE_LINE => d",
                "a: x;  y #c => VALUE_LINE => a",
                "a: 'x;  y' #c => VALUE_LINE => a",
                "a: &x #c;  1 => VALUE_LINE => a",
                "a: !!str x #c => VALUE_LINE => a",
                "- - x #c => VALUE_LINE => [0][0]",
                "- a: 1 #c;  b: 2 => VALUE_LINE => [0].a",
                "a: [b, #c;  d] => VALUE_LINE => a[0]",
                "a: {b: 1, #c;  d: 2} => VALUE_LINE => a.b",
                "a: | #c;  x => BLOCK_LINE => a",
                "a: >- #c;  x => BLOCK_LINE => a",
                "#c;- x => ITEM_HEAD => [0]",
                "a:;  #c;  - x => ITEM_HEAD => a[0]",
                "a:;- x;#c;- y => ITEM_HEAD => a[1]",
                "a:;- x;;#c;- y => ITEM_HEAD => a[1]",
                "- #c;  x => ITEM_HEAD => [0]",
                "a: #b;  #c;  - x => ITEM_HEAD => a[0]",
                "a:;- x;#c;- y: 1 => COLLECTION_HEAD => a[1]",
                "a: {b: 1} #c => COLLECTION_LINE => a",
                "a: [b,;  d] #c => COLLECTION_LINE => a",
                "a: #c;  b: 1 => KEY_LINE => a",
                "a: #c;- b => KEY_LINE => a",
                "a: #c => KEY_LINE => a",
                "a: #c;  1 => KEY_LINE => a",
                "#c;a: 1 => KEY_HEAD => a",
                "x: 1;#c;a: 1 => KEY_HEAD => a",
                "x: 1;;#c;;a: 1 => KEY_HEAD => a",
                "- #c;  a: 1 => KEY_HEAD => [0].a",
                "#b;#c;a: 1 => KEY_HEAD => a",
                "#c;;a: 1 => OTHER => ``",
                "#c;;#b;a: 1 => OTHER => ``",
                "a:;- x;  #c;;  #d;- y => OTHER => ``",
                "a: 1;#c => OTHER => ``",
                "a: &x 1;b: *x #c => OTHER => ``"
            })
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

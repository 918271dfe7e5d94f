package dev.sluice.decrypt.sops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decrypt.sops.Selection.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectionTest {
    @ParameterizedTest
    @CsvSource({
        "UNENCRYPTED_SUFFIX, _clear, true",
        "UNENCRYPTED_SUFFIX, ta, false",
        "ENCRYPTED_SUFFIX, ta, true",
        "ENCRYPTED_SUFFIX, x, false",
        "ENCRYPTED_REGEX, ^(data|stringData)$, true",
        "ENCRYPTED_REGEX, ^DATA$, false",
        "ENCRYPTED_REGEX, (?=d), false",
        "UNENCRYPTED_REGEX, ^data$, false",
        "UNENCRYPTED_REGEX, (?=d), true",
        "ENCRYPTED_REGEX, [[:alpha:]], true",
        "ENCRYPTED_REGEX, '^d[at]{2,3}a?$', true",
        "ENCRYPTED_REGEX, '^\\w{4}$', true"
    })
    void a_rule_looks_at_every_key_of_the_path(Rule rule, String operand, boolean selected) {
        Place place = Place.ROOT.child("data").child("user");

        assertThat(new Selection(rule, operand).selects(place, new ActiveComments()))
                .isEqualTo(selected);
    }

    @Test
    void a_comment_governs_what_follows_it_up_to_the_next_value() {
        ActiveComments comments = new ActiveComments();
        Selection rule = new Selection(Rule.ENCRYPTED_COMMENT_REGEX, "secret");
        Place place = Place.ROOT.child("a");
        comments.enter();
        comments.add(" secret:");
        assertThat(rule.selectsRemark(Place.ROOT, comments)).isFalse();
        comments.add(" more");
        assertThat(rule.selectsRemark(Place.ROOT, comments)).isTrue();
        comments.enter();
        assertThat(rule.selects(place, comments)).isTrue();
        comments.leave();
        comments.settle();
        assertThat(rule.selects(place, comments)).isFalse();
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"((((a{30}){30}){30}){30}){30}|b", "[b]{999}{999}{999}", "(a|b|ab)*bc$", "((b+)+)+$"})
    void a_hostile_expression_costs_little(String expression) {
        Selection selection = new Selection(Rule.ENCRYPTED_REGEX, expression);

        assertThat(selection.selects(Place.ROOT.child("b".repeat(10_000) + "d"), new ActiveComments()))
                .isFalse();
    }
}

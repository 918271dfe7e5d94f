package dev.sluice.decrypt.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Recipients are read as age spells them. */
final class AgeNameTest {
    private static final String X25519 = "age1p8ycfxgala8fcgxg20l82nt90833s6njs6rtetcefl4hts86ls4q7lnytn";

    @Test
    void a_sound_recipient_says_which_stanza_is_sealed_for_it() {
        assertThat(AgeName.read(X25519).flatMap(AgeName::stanza)).contains("X25519");
    }

    @Test
    void every_changed_letter_is_noticed() {
        for (int i = 0; i < X25519.length(); i++) {
            char other = X25519.charAt(i) == 'q' ? 'p' : 'q';
            String changed = X25519.substring(0, i) + other + X25519.substring(i + 1);
            assertThat(AgeName.read(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void a_recipient_that_lost_its_end_is_malformed() {
        assertThat(AgeName.read(X25519.substring(0, 40))).isEmpty();
        assertThat(AgeName.read("ssh-ed25519 AAAA")).isEmpty();
        assertThat(AgeName.read("")).isEmpty();
    }
}

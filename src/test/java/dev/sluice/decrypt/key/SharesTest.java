package dev.sluice.decrypt.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharesTest {
    /** The line y = 1 + 2x over GF(2^8), whose constant term is the secret. */
    private static final List<byte[]> LINE = List.of(bytes("0301"), bytes("0502"), bytes("0703"));

    @Test
    void any_two_points_of_a_line_give_its_constant_term() {
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                if (a != b) {
                    assertThat(Shares.combine(List.of(LINE.get(a), LINE.get(b))))
                            .containsExactly(1);
                }
            }
        }
        assertThat(Shares.combine(LINE)).containsExactly(1);
    }

    @Test
    void shares_that_cannot_belong_together_are_refused() {
        assertThat(Shares.combine(List.of())).isNull();
        assertThat(Shares.combine(List.of(bytes("0301")))).isNull();
        assertThat(Shares.combine(List.of(bytes("0301"), bytes("0501")))).isNull();
        assertThat(Shares.combine(List.of(bytes("0301"), bytes("050602")))).isNull();
        assertThat(Shares.combine(List.of(bytes("01"), bytes("02")))).isNull();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

package dev.sluice.decrypt.sops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiteralsTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0.0, -0",
        "1e10, 10000000000",
        "1.5e-7, 0.00000015",
        "1e21, 1000000000000000000000",
        "2e23, 200000000000000000000000",
        "12345678901234567890, 12345678901234567000",
        "5.684341886080802e-14, 0.00000000000005684341886080802",
        "9007199254740993, 9007199254740992",
        "0.1, 0.1",
        "1.7976931348623157e308, 179769313486231570000",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void a_number_is_written_with_the_fewest_digits_and_no_exponent(double number, String start) {
        assertThat(Literals.real(number).text()).startsWith(start);
    }

    @Test
    void the_smallest_number_has_one_digit_behind_its_zeros() {
        assertThat(Literals.real(Double.MIN_VALUE).text()).isEqualTo("0." + "0".repeat(323) + "5");
    }

    @Test
    void a_written_number_reads_back_as_itself() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(number) && !Double.isInfinite(number)) {
                assertThat(Double.parseDouble(Literals.real(number).text())).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 42, 42",
        "INT, +5, 5",
        "INT, -9223372036854775808, -9223372036854775808",
        "INT, 9223372036854775808,",
        "INT, 4 2,",
        "INT, ٤٢,",
        "FLOAT, .5, 0.5",
        "FLOAT, 0x1p3,",
        "FLOAT, 1d,",
        "FLOAT, 1e999,",
        "FLOAT, infinity, +Inf",
        "BOOL, t, True",
        "BOOL, False, False",
        "BOOL, yes,",
        "TIME, 2024-01-02T03:04:05.1200Z, 2024-01-02T03:04:05.12Z",
        "TIME, 2024-01-02T03:04:05+00:00, 2024-01-02T03:04:05Z",
        "TIME, 2024-01-02 03:04:05Z,",
        "TIME, 2024-13-02T03:04:05Z,",
        "STR, anything, anything"
    })
    void an_opened_value_must_fit_its_label(Value.Type label, String plain, @Nullable String expected) {
        Value value = Literals.opened(label, plain.getBytes(StandardCharsets.UTF_8));

        assertThat(value == null ? null : value.text()).isEqualTo(expected);
    }
}

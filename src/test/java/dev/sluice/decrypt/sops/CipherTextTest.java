package dev.sluice.decrypt.sops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CipherTextTest {
    @Test
    void the_parts_are_taken_apart() {
        assertThat(CipherText.parse("ENC[AES256_GCM,data:AAAA,iv:BBBB,tag:CCCC,type:int]"))
                .isEqualTo(new CipherText("AAAA", "BBBB", "CCCC", "int"));
    }

    @Test
    void every_part_is_as_long_as_possible() {
        assertThat(CipherText.parse("ENC[AES256_GCM,data:A,iv:B,iv:C,tag:D,tag:E,type:F,type:str] rest ] more"))
                .isEqualTo(new CipherText("A,iv:B", "C,tag:D", "E,type:F", "str] rest "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ENC[AES256_GCM,data:A,iv:B,tag:C,type:str]",
                "enc[AES256_GCM,data:A,iv:B,tag:C,type:str]",
                "ENC[AES256_GCM,data:,iv:B,tag:C,type:str]",
                "ENC[AES256_GCM,data:A,iv:,tag:C,type:str]",
                "ENC[AES256_GCM,data:A,iv:B,tag:,type:str]",
                "ENC[AES256_GCM,data:A,iv:B,tag:C,type:]",
                "ENC[AES256_GCM,data:A,tag:C,iv:B,type:str]",
                "ENC[AES256_GCM,data:A,iv:B,tag:C,type:str",
                "ENC[AES256_GCM,data:A,iv:B,\ntag:C,type:str]"
            })
    void what_has_another_form_is_no_cipher_text(String text) {
        assertThat(CipherText.parse(text)).isNull();
    }

    @Test
    void a_long_text_of_separators_is_refused_at_once() {
        assertThat(CipherText.parse("ENC[AES256_GCM,data:" + ",iv:,tag:,type:".repeat(200_000)))
                .isNull();
    }
}

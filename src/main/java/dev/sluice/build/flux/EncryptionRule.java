package dev.sluice.build.flux;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.model.FluxProfile;
import dev.sluice.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * Which values of a file SOPS takes for encrypted, from the rule in its {@code sops} block (sops 3.11, sops.go,
 * shouldBeEncrypted).
 */
final class EncryptionRule {
    private final Node sops;

    private final FluxProfile profile;

    EncryptionRule(Node sops, FluxProfile profile) {
        this.sops = sops;
        this.profile = profile;
    }

    /** Whether what looks like cipher text is opened wherever it stands, and all else left alone. */
    boolean goesByCipherText() {
        return profile.opensByCipherText() && (given("encrypted_comment_regex") || given("unencrypted_comment_regex"));
    }

    /** Whether the rule is known. */
    boolean isKnown() {
        return expression("encrypted_regex").isPresent() == given("encrypted_regex")
                && expression("unencrypted_regex").isPresent() == given("unencrypted_regex");
    }

    /**
     * Whether a value under these keys, outermost first, is taken for encrypted. A build drops the comments that two of the rules
     * go by, so that kustomize-controller up to 1.9 takes nothing or everything for encrypted.
     */
    boolean covers(List<String> keys) {
        if (given("encrypted_comment_regex")) {
            return false;
        }
        if (given("unencrypted_comment_regex")) {
            return true;
        }
        if (given("encrypted_suffix")) {
            String suffix = sops.text("encrypted_suffix").orElse("");
            return keys.stream().anyMatch(key -> key.endsWith(suffix));
        }
        if (given("encrypted_regex")) {
            return expression("encrypted_regex")
                    .filter(pattern ->
                            keys.stream().anyMatch(key -> pattern.matcher(key).find()))
                    .isPresent();
        }
        if (given("unencrypted_regex")) {
            return expression("unencrypted_regex")
                    .filter(pattern ->
                            keys.stream().noneMatch(key -> pattern.matcher(key).find()))
                    .isPresent();
        }
        String suffix =
                sops.text("unencrypted_suffix").filter(text -> !text.isEmpty()).orElse("_unencrypted");
        return keys.stream().noneMatch(key -> key.endsWith(suffix));
    }

    private boolean given(String field) {
        return sops.text(field).filter(text -> !text.isEmpty()).isPresent();
    }

    private Optional<Pattern> expression(String field) {
        try {
            return sops.text(field).filter(text -> !text.isEmpty()).map(Pattern::compile);
        } catch (PatternSyntaxException malformed) {
            return Optional.empty();
        }
    }
}

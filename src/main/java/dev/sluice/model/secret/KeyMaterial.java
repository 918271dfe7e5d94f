package dev.sluice.model.secret;

import dev.sluice.model.Knowledge;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds keys and credentials of a known form in any text. It never keeps, returns or prints them. */
public final class KeyMaterial {
    private static final Pattern DUMMY = Pattern.compile(
            "(?is).*(example|placeholder|replace|change[-_ ]?me|your[-_ ]|redacted|dummy|xxxx|\\*\\*\\*|0{12}|<[^>]*>|:(?:password|passwd|pass|secret|user|username)@).*");

    private static final List<Form> FORMS = List.of(
            new Form(
                    "a private key",
                    "PRIVATE KEY",
                    "-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?=(?:\\s|\\\\n|[A-Za-z0-9-]{1,20}: [^\\n]{0,80}\\n){1,40}[A-Za-z0-9+/=]{40})"),
            new Form(
                    "an age identity",
                    "AGE-SECRET-KEY-",
                    "AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{50,}"),
            new Form(
                    "the client key of a kubeconfig",
                    "client-key-data",
                    "client-key-data\"?: *\"?[A-Za-z0-9+/]{80,}={0,2}"),
            new Form("a GitHub token", "gh", "\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})"),
            new Form("a GitLab token", "glpat-", "\\bglpat-[A-Za-z0-9_-]{20,}"),
            new Form("a Slack token", "xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{20,}"),
            new Form("an AWS access key", "A", "\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b"),
            new Form("a Google API key", "AIza", "\\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])"),
            new Form("a Stripe key", "_live_", "\\b[sr]k_live_[0-9A-Za-z]{20,}"),
            new Form(
                    "a Slack webhook",
                    "hooks.slack.com",
                    "hooks\\.slack\\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{16,}"),
            new Form(
                    "a Discord webhook",
                    "api/webhooks/",
                    "discord(?:app)?\\.com/api/webhooks/[0-9]{10,}/[A-Za-z0-9_-]{30,}"),
            new Form("the credential of a registry", "auth", "\"auth\"\\s{0,8}:\\s{0,8}\"[A-Za-z0-9+/]{12,}={0,2}\""),
            new Form(
                    "a password in a URL",
                    "://",
                    "\\b[a-z][a-z0-9+.-]{1,20}://[^/\\s:@\"'<>{}$]{1,64}:[^/\\s:@\"'<>{}$]{6,128}@[A-Za-z0-9]"));

    private KeyMaterial() {}

    /**
     * One kind of credential.
     *
     * @param name what reports call it, such as {@code a private key}
     * @param sign a text that has to be there, which is quickly looked for
     * @param form what it looks like
     */
    private record Form(String name, String sign, Pattern form) {
        Form(String name, String sign, String form) {
            this(name, sign, Pattern.compile(form));
        }
    }

    /**
     * A credential, without its text.
     *
     * @param name what it is, such as {@code a private key}
     * @param from where it starts, in UTF-16 units
     * @param to where it ends, exclusive
     */
    public record Found(String name, int from, int to) {}

    /** Every credential in a text, in order. Variables, placeholders and blocks without a key inside are none. */
    public static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        for (Form form : FORMS) {
            if (!text.contains(form.sign())) {
                continue;
            }
            Matcher match = form.form().matcher(text);
            while (match.find()) {
                if (isReal(form, match.group())) {
                    found.add(new Found(form.name(), match.start(), match.end()));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::from));
        return List.copyOf(found);
    }

    private static boolean isReal(Form form, String match) {
        return !Knowledge.isTemplated(match)
                && !DUMMY.matcher(match).matches()
                && (!form.sign().equals("auth") || isUserAndPassword(match));
    }

    /** A registry takes a user and a password, with a colon between them, in base64. */
    private static boolean isUserAndPassword(String match) {
        String base64 = match.substring(match.lastIndexOf('"', match.length() - 2) + 1, match.length() - 1);
        try {
            String plain = new String(Base64.getDecoder().decode(base64), java.nio.charset.StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon > 0
                    && colon < plain.length() - 1
                    && !DUMMY.matcher(plain).matches();
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}

package dev.sluice.model.secret;

import dev.sluice.model.Knowledge;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges whether a text that stands in the clear is a secret. It never keeps, returns or prints the text. */
public final class ClearText {
    private static final Pattern SENSITIVE = Pattern.compile(
            "(?i).*(passw(or)?d|passphrase|\\bpwd|secret|token|api[-_.]?key|apikey|private[-_.]?key|access[-_.]?key|credential|"
                    + "signing[-_.]?key|encryption[-_.]?key|webhook|dsn|bearer|htpasswd|\\bauth\\b).*");
    private static final Pattern FACTS = Pattern.compile(
            "(?i)(.*[-_.])?(host(name)?|port|data(base|_?name)?|db(_?name)?|user(_?name)?|login|region|bucket|endpoint|email|domain|"
                    + "ca\\.crt|tls\\.crt|type|scheme|protocol|enabled|namespace|name)");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(replace|change[-_ ]?me|placeholder|your[-_ ]|example|dummy|redacted|todo|fill[-_ ]?in|xxxx|\\*\\*\\*|<[^>]*>).*");
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)(op|vault|ref\\+[a-z]+|arn|awssm|gcpsm|akv|bw)(:|://).*|<path:.*|ENC\\[.*");
    private static final Pattern TOKEN = Pattern.compile(
            "(?s).*(-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1|gh[pousr]_[A-Za-z0-9]{20}|github_pat_|glpat-|xox[abposr]-|AKIA[0-9A-Z]{16}|"
                    + "AIza[0-9A-Za-z_-]{30}|sk_live_|hooks\\.slack\\.com/services/|eyJ[A-Za-z0-9_-]{10,}\\.eyJ|://[^/\\s:@]+:[^/\\s@]+@).*");
    private static final int LONG_ENOUGH = 16;
    private static final double DENSE = 3.2;
    private static final int NESTING = 3;

    private ClearText() {}

    /**
     * Whether a value looks secret: a sensitive key with a value that is neither a placeholder nor a reference, a known token
     * format, or dense random text. What is base64, JSON or YAML is looked into.
     *
     * @param key the key it stands under
     */
    public static boolean isSecret(String key, String value) {
        return isSecret(key, value, NESTING);
    }

    /** Whether a text has the form of a known kind of credential, whatever it is called. */
    public static boolean isToken(String text) {
        return !Knowledge.isTemplated(text)
                && TOKEN.matcher(text).matches()
                && !PLACEHOLDER.matcher(text).matches();
    }

    private static boolean isSecret(String key, String value, int nesting) {
        String text = value.strip();
        if (isHarmless(key, text)) {
            return false;
        }
        if (TOKEN.matcher(text).matches()) {
            return true;
        }
        String decoded = decoded(text);
        if (nesting > 0 && !decoded.equals(text) && !decoded.isBlank()) {
            return isSecret(key, decoded, nesting - 1);
        }
        if (nesting > 0 && (text.startsWith("{") || text.contains(": ") || text.contains(":\n"))) {
            return nested(text, nesting - 1);
        }
        if (FACTS.matcher(key).matches()) {
            return false;
        }
        return SENSITIVE.matcher(key).matches() || isRandom(text);
    }

    private static boolean isHarmless(String key, String text) {
        boolean repeatsKey = text.replaceAll("[^A-Za-z0-9]", "").equalsIgnoreCase(key.replaceAll("[^A-Za-z0-9]", ""));
        return text.isEmpty()
                || repeatsKey
                || Knowledge.isTemplated(text)
                || REFERENCE.matcher(text).matches()
                || text.startsWith("-----BEGIN CERTIFICATE")
                || text.startsWith("-----BEGIN PUBLIC KEY")
                || (PLACEHOLDER.matcher(text).matches() && text.lines().count() < 2)
                || text.toLowerCase(Locale.ROOT).matches("true|false|null|none|admin|root|[0-9]{1,5}");
    }

    private static boolean nested(String text, int nesting) {
        YamlFile file = YamlParser.parse(RepoPath.of("value"), text);
        return file.isWhole() && file.documents().stream().anyMatch(document -> holdsSecret("", document, nesting));
    }

    private static boolean holdsSecret(String key, Node node, int nesting) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> holdsSecret(entry.name(), entry.value(), nesting));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().anyMatch(item -> holdsSecret(key, item, nesting));
        }
        return node instanceof Scalar scalar && scalar.isString() && isSecret(key, scalar.text(), nesting);
    }

    /** Base64 that holds text, decoded; anything else as it is. */
    private static String decoded(String text) {
        if (text.length() < 8 || text.length() % 4 != 0) {
            return text;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            String decoded = new String(bytes, StandardCharsets.UTF_8);
            boolean isText = decoded.codePoints()
                    .allMatch(c -> (c >= ' ' && c != 0xFFFD) || c == '\n' || c == '\r' || c == '\t');
            return isText ? decoded : text;
        } catch (IllegalArgumentException notBase64) {
            return text;
        }
    }

    /** Long text without blanks that mixes letters and digits and repeats little, as generated keys do. */
    private static boolean isRandom(String text) {
        if (text.length() < LONG_ENOUGH || text.chars().anyMatch(Character::isWhitespace) || text.startsWith("/")) {
            return false;
        }
        Set<Character> kinds = new HashSet<>();
        text.chars().forEach(c -> kinds.add(Character.isDigit(c) ? '0' : Character.isLetter(c) ? 'a' : '-'));
        boolean words = text.matches("[a-z0-9]+([.:/-][a-z0-9]+)+/?") || text.matches("[A-Za-z]+://.*");
        return kinds.contains('0') && kinds.contains('a') && !words && entropy(text) > DENSE;
    }

    private static double entropy(String text) {
        return text.chars()
                .distinct()
                .mapToDouble(c -> {
                    double share =
                            (double) text.chars().filter(other -> other == c).count() / text.length();
                    return -share * Math.log(share) / Math.log(2);
                })
                .sum();
    }
}

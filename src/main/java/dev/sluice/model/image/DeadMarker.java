package dev.sluice.model.image;

import dev.sluice.yaml.Comment;
import dev.sluice.yaml.CommentOwner;
import dev.sluice.yaml.CommentOwner.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that was meant as a setter marker and is none.
 *
 * @param comment the comment
 * @param reason why the controller passes over it, such as {@code its quotes are single}
 * @param repaired the text that would be read in its place, without the leading {@code #}; empty if the place is wrong too
 */
public record DeadMarker(Comment comment, String reason, Optional<String> repaired) {
    private static final Pattern LOOSE = Pattern.compile(
            "(?<before>[^{]*)\\{\\s*['\"]?\\$imagepolicy['\"]?\\s*:\\s*['\"]?(?<value>[^'\"}\\s]*)['\"]?\\s*(?<more>,[^}]*)?}(?<after>.*)");
    private static final Pattern VALUE = Pattern.compile("([^:/\\s]+)[:/]([^:/\\s]+)(?::(tag|name|digest))?");

    /** What is wrong with a comment that is no live marker; empty if it is a text about markers rather than an attempt at one. */
    static Optional<DeadMarker> of(Comment comment, CommentOwner owner) {
        Matcher loose = LOOSE.matcher(comment.text());
        boolean speaksOfMarkers = comment.text().contains("<") || owner.kind() == Kind.OTHER;
        if (!loose.matches() || speaksOfMarkers) {
            return Optional.empty();
        }
        String text = SetterMarker.hasForm(comment) ? place(owner.kind()) : form(loose, comment.text());
        return Optional.of(new DeadMarker(comment, text, owner.isRead() ? repaired(loose) : Optional.empty()));
    }

    private static String place(Kind kind) {
        return switch (kind) {
            case KEY_HEAD -> "it stands above a key, not behind its value";
            case KEY_LINE, COLLECTION_LINE, COLLECTION_HEAD -> "it belongs to a mapping or list, not to a value";
            default -> "it belongs to no value";
        };
    }

    private static String form(Matcher loose, String text) {
        if (!loose.group("before").replace("#", "").isBlank()
                || !loose.group("after").isBlank()) {
            return "other text stands on its line";
        }
        if (loose.group("more") != null) {
            return "it has more than one key";
        }
        if (text.contains("'")) {
            return "its quotes are single";
        }
        if (!text.contains("\"" + SetterMarker.KEY + "\"")) {
            return "its key has no quotes";
        }
        return loose.group("value").contains("/")
                ? "namespace and name are separated by a slash"
                : "its value is not of the form \"namespace:name\", \":tag\", \":name\" or \":digest\" behind it";
    }

    private static Optional<String> repaired(Matcher loose) {
        Matcher value = VALUE.matcher(loose.group("value"));
        boolean alone = loose.group("before").replace("#", "").isBlank()
                && loose.group("after").isBlank()
                && loose.group("more") == null;
        if (!alone || !value.matches()) {
            return Optional.empty();
        }
        String part = value.group(3) == null ? "" : ":" + value.group(3);
        return Optional.of(" {\"$imagepolicy\": \"" + value.group(1) + ":" + value.group(2) + part + "\"}");
    }
}

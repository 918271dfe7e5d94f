package dev.sluice.model.image;

import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Comment;
import dev.sluice.yaml.CommentOwner;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that names an image policy, in a form and place that image-automation-controller reads (kyaml 0.21.2,
 * fieldmeta/fieldmeta.go; fluxcd/image-automation-controller 1.2, pkg/update/setters.go).
 *
 * @param namespace namespace of the policy
 * @param name name of the policy
 * @param part what of the image is written: {@code tag}, {@code name} or {@code digest}; empty for the whole reference
 * @param owner the value that would be rewritten
 * @param comment the comment
 */
public record SetterMarker(String namespace, String name, Optional<String> part, CommentOwner owner, Comment comment) {
    /** What every attempt at a marker has in it. */
    static final String KEY = "$imagepolicy";

    private static final Pattern FORM =
            Pattern.compile("[#\\s]*\\{\\s*\"\\$imagepolicy\"\\s*:\\s*\"(?<value>[^\"]*)\"\\s*}\\s*");
    private static final Pattern VALUE =
            Pattern.compile("(?<namespace>[^:/\\s]+):(?<name>[^:/\\s]+)(?::(?<part>tag|name|digest))?");

    /** Reads a comment; empty if the controller would not take it for a marker. */
    static Optional<SetterMarker> read(Comment comment, CommentOwner owner) {
        Matcher form = FORM.matcher(comment.text());
        if (!owner.isRead() || !form.matches()) {
            return Optional.empty();
        }
        Matcher value = VALUE.matcher(form.group("value"));
        return value.matches()
                ? Optional.of(new SetterMarker(
                        value.group("namespace"),
                        value.group("name"),
                        Optional.ofNullable(value.group("part")),
                        owner,
                        comment))
                : Optional.empty();
    }

    /** Whether the text alone is a marker, wherever it stands. */
    static boolean hasForm(Comment comment) {
        Matcher form = FORM.matcher(comment.text());
        return form.matches() && VALUE.matcher(form.group("value")).matches();
    }

    /** {@code namespace:name}, as the marker names the policy. */
    public String policy() {
        return namespace + ":" + name;
    }

    public RepoPath file() {
        return comment.span().path();
    }

    public Span span() {
        return comment.span();
    }
}

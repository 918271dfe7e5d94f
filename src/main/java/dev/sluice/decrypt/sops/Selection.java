package dev.sluice.decrypt.sops;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which values of a file are encrypted (sops 3.13.3, sops.go, Tree.shouldBeEncrypted). */
public final class Selection {
    /** What holds if a file names no rule. */
    public static final Selection DEFAULT = new Selection(Rule.UNENCRYPTED_SUFFIX, "_unencrypted");

    private final Rule rule;
    private final String operand;
    private final Predicate<String> matches;

    /** The rules, each with its name in the metadata. */
    public enum Rule {
        UNENCRYPTED_SUFFIX("unencrypted_suffix"),
        ENCRYPTED_SUFFIX("encrypted_suffix"),
        UNENCRYPTED_REGEX("unencrypted_regex"),
        ENCRYPTED_REGEX("encrypted_regex"),
        UNENCRYPTED_COMMENT_REGEX("unencrypted_comment_regex"),
        ENCRYPTED_COMMENT_REGEX("encrypted_comment_regex");

        private final String field;

        Rule(String field) {
            this.field = field;
        }

        /** The name of its field in the metadata. */
        public String field() {
            return field;
        }
    }

    public Selection(Rule rule, String operand) {
        this.rule = rule;
        this.operand = operand;
        this.matches = switch (rule) {
            case UNENCRYPTED_SUFFIX, ENCRYPTED_SUFFIX -> text -> text.endsWith(operand);
            default -> Expression.found(operand);
        };
    }

    /** Whether both select the same values. */
    public boolean isSame(Selection other) {
        return rule == other.rule && operand.equals(other.operand);
    }

    public Rule rule() {
        return rule;
    }

    /** The suffix or the expression. */
    public String operand() {
        return operand;
    }

    /** Whether the rule can match at all: an expression that RE2 refuses does not. */
    public boolean isSound() {
        return switch (rule) {
            case UNENCRYPTED_SUFFIX, ENCRYPTED_SUFFIX -> true;
            default -> Expression.isSound(operand);
        };
    }

    boolean selects(Place place, ActiveComments comments) {
        return switch (rule) {
            case UNENCRYPTED_SUFFIX, UNENCRYPTED_REGEX -> !onPath(place);
            case ENCRYPTED_SUFFIX, ENCRYPTED_REGEX -> onPath(place);
            case UNENCRYPTED_COMMENT_REGEX -> !comments.any(matches);
            case ENCRYPTED_COMMENT_REGEX -> comments.any(matches);
        };
    }

    /** As {@link #selects}; the marker of {@code encrypted_comment_regex} does not select itself. */
    boolean selectsRemark(Place place, ActiveComments comments) {
        return rule == Rule.ENCRYPTED_COMMENT_REGEX ? comments.anyBeforeLast(matches) : selects(place, comments);
    }

    private boolean onPath(Place place) {
        for (@Nullable Place at = place; at != null && at.parent() != null; at = at.parent()) {
            if (matches.test(at.key())) {
                return true;
            }
        }
        return false;
    }
}

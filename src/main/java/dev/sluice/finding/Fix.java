package dev.sluice.finding;

import java.util.List;

/**
 * Text edits that would remove a finding.
 *
 * @param description what they do, such as {@code add namespace: flux-system}
 * @param safe whether they may be made without a person looking
 * @param edits the edits, which do not overlap
 */
public record Fix(String description, boolean safe, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    public static Fix safe(String description, Edit... edits) {
        return new Fix(description, true, List.of(edits));
    }

    public static Fix unsafe(String description, Edit... edits) {
        return new Fix(description, false, List.of(edits));
    }
}

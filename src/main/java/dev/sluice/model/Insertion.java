package dev.sluice.model;

import dev.sluice.finding.Edit;
import dev.sluice.text.Lines;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Origin;
import java.util.Optional;

/** Writes a further entry into a mapping, in the manner in which the mapping is written. */
final class Insertion {
    private final Lines lines;
    private final Span key;
    private final Span value;

    private Insertion(Lines lines, Span key, Span value) {
        this.lines = lines;
        this.key = key;
        this.value = value;
    }

    /** Adds an entry after one that a person wrote on one line; empty if it was not written like that. */
    static Optional<Edit> after(Mapping.Entry sibling, String entry, Plain plain) {
        if (!(sibling.key().origin() instanceof Origin.Written key)
                || !(sibling.value().origin() instanceof Origin.Written value)) {
            return Optional.empty();
        }
        Span at = key.edit();
        boolean oneLine = value.edit().path().equals(at.path())
                && value.edit().line() == at.line()
                && value.edit().endLine() == at.line();
        return plain.yaml(at.path())
                .filter(file -> oneLine)
                .flatMap(file -> new Insertion(file.lines(), at, value.edit()).edit(entry));
    }

    private Optional<Edit> edit(String entry) {
        String line = lines.line(key.line());
        String before = line.substring(0, line.offsetByCodePoints(0, key.column() - 1));
        if (before.chars().allMatch(c -> c == ' ' || c == '-')) {
            int end = line.codePointCount(0, line.length()) + 1;
            return Optional.of(new Edit(
                    Span.at(key.path(), key.line(), end), lineEnding() + " ".repeat(key.column() - 1) + entry));
        }
        return before.contains("{")
                ? Optional.of(new Edit(Span.at(key.path(), value.endLine(), value.endColumn()), ", " + entry))
                : Optional.empty();
    }

    private String lineEnding() {
        return lines.text().contains("\r\n") ? "\r\n" : "\n";
    }
}

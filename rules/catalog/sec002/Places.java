package sec002;

import dev.sluice.model.secret.KeyMaterial;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;

/** Where in a file a credential stands. */
final class Places {
    private Places() {}

    /** The part of it that is on its first line. */
    static Span span(RepoPath path, Lines lines, KeyMaterial.Found found) {
        String before = lines.text().substring(0, found.from());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int start = before.lastIndexOf('\n') + 1;
        int column = before.codePointCount(start, before.length()) + 1;
        String match = lines.text().substring(found.from(), found.to());
        int newline = match.indexOf('\n');
        String first = newline < 0 ? match : match.substring(0, newline);
        return new Span(path, line, column, line, column + first.codePointCount(0, first.length()));
    }
}

package dev.sluice.report;

import dev.sluice.finding.Finding;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.text.UrlSecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quotes the source line of a finding, with carets under the token. Not for use by several threads. */
final class Excerpt {
    private static final int WIDEST = 160;
    private static final String MASK = "********";

    /** What may stand before a masked value: one key. Anything longer, such as a flow mapping, may hold another secret. */
    private static final Pattern ONE_KEY =
            Pattern.compile("[\\s?-]*(?:[\"']?[\\w./$-]{1,80}[\"']?\\s*[:=]\\s*)?[\"'|>-]*\\s*");

    private final Tree tree;
    private final Map<RepoPath, Optional<Lines>> lines = new HashMap<>();

    Excerpt(Tree tree) {
        this.tree = tree;
    }

    /**
     * A quoted line.
     *
     * @param number its 1-based number
     * @param text the line
     * @param carets the line below it
     */
    record Quote(int number, String text, String carets) {}

    /**
     * The first line of a finding's span; empty if there is no such line. What may be a secret is
     * masked, and a line with a credential in a URL is not quoted.
     */
    Optional<Quote> of(Finding finding) {
        Span span = finding.span();
        return lines(span.path())
                .map(text -> text.line(span.line()))
                .filter(line -> !line.isBlank() && line.length() <= WIDEST && !hasControl(line))
                .filter(line -> UrlSecrets.without(line).equals(line))
                .map(line -> mayBeSecret(finding) ? masked(span, line) : plain(span, line));
    }

    /** Whether the quoted place may hold something that must not be shown. */
    static boolean mayBeSecret(Finding finding) {
        return finding.rule().value().startsWith("SEC") || finding.subject().startsWith("Secret ");
    }

    private static Quote plain(Span span, String line) {
        return new Quote(span.line(), line, carets(line, span.column(), width(span, line)));
    }

    private static Quote masked(Span span, String line) {
        int from = line.offsetByCodePoints(0, Math.min(span.column() - 1, line.codePointCount(0, line.length())));
        int to = line.offsetByCodePoints(from, Math.min(width(span, line), line.codePointCount(from, line.length())));
        boolean key = line.startsWith(":", to);
        String before = line.substring(0, from);
        if (!ONE_KEY.matcher(before).matches()) {
            before = "*".repeat(before.codePointCount(0, before.length()));
        }
        String shown = before + (key ? line.substring(from, to + 1) + " " + MASK : MASK);
        return new Quote(span.line(), shown, carets(shown, span.column(), key ? width(span, line) : MASK.length()));
    }

    private static int width(Span span, String line) {
        int end = span.endLine() > span.line() ? line.codePointCount(0, line.length()) + 1 : span.endColumn();
        return Math.max(1, end - span.column());
    }

    private static String carets(String line, int column, int width) {
        StringBuilder out = new StringBuilder();
        line.codePoints().limit(column - 1L).forEach(c -> out.append(c == '\t' ? '\t' : ' '));
        return out.append("^".repeat(width)).toString();
    }

    private static boolean hasControl(String line) {
        return line.chars().anyMatch(c -> c < ' ' && c != '\t');
    }

    private Optional<Lines> lines(RepoPath path) {
        return lines.computeIfAbsent(
                path, key -> tree.anyFile(key).map(SourceFile::text).map(Lines::new));
    }
}

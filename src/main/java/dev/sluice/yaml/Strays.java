package dev.sluice.yaml;

import dev.sluice.yaml.Rejection.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Characters at the start of a line that the engine (3.2) lets pass and kustomize does not: tabs where a token may start, and
 * byte order marks, which Go takes into the first key of the line unless they open a document.
 */
final class Strays {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Positions at;
    private final String text;
    /** Where tabs stand at the start of a line; those that lie in a scalar or flow are let off. */
    private final BitSet tabs = new BitSet();

    Strays(Positions at) {
        this.at = at;
        this.text = at.text();
        for (int tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', tab + 1)) {
            if (isIndentation(tab)) {
                tabs.set(tab);
            }
        }
    }

    /**
     * The text as the engine should read it, with the same indexes. A mark that opens a later document is an empty line
     * instead: kustomize splits a file at its separators before it decodes the parts (kyaml 0.21.2, kio/byteio_reader.go).
     * There is a last line break: without one the engine, when it looks for comments, loses a short last line.
     */
    String readable() {
        StringBuilder changed = text.endsWith("\n") ? null : new StringBuilder(text).append('\n');
        for (int mark = nextMark(0); mark > 0; mark = nextMark(mark)) {
            if (followsSeparator(mark)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(mark, '\n');
            }
        }
        return changed == null ? text : changed.toString();
    }

    /**
     * Lets off the tabs of a stretch between two code point indexes.
     *
     * @param plain whether it is a plain scalar, which for Go goes on over blank lines that are indented enough
     */
    void letOff(int from, int to, boolean plain) {
        if (tabs.isEmpty()) {
            return;
        }
        int start = at.offset(from);
        int end = Math.max(start, at.offset(to));
        tabs.clear(start, end);
        if (plain) {
            int least = indentation(start) + 1;
            int next = tabs.nextSetBit(end);
            while (next >= 0 && text.substring(end, next).isBlank() && indentation(next) >= least) {
                tabs.clear(next);
                next = tabs.nextSetBit(next);
            }
        }
    }

    /** What is left once every scalar and flow collection before {@code end}, a code point index, was let off. */
    List<Rejection> rejections(int end) {
        List<Rejection> found = new ArrayList<>();
        for (int mark = nextMark(0); mark > 0; mark = nextMark(mark)) {
            if (!followsSeparator(mark)) {
                found.add(reject(Reason.BYTE_ORDER_MARK, mark, "a byte order mark stands inside the file"));
            }
        }
        int last = at.offset(end);
        for (int tab = tabs.nextSetBit(0); tab >= 0 && tab < last; tab = tabs.nextSetBit(tab + 1)) {
            found.add(reject(Reason.SYNTAX, tab, "a tab stands where only spaces may indent"));
        }
        return found;
    }

    private Rejection reject(Reason reason, int offset, String detail) {
        int index = at.index(offset, 0);
        return Rejection.of(reason, at.span(index, index + 1), detail);
    }

    private int nextMark(int after) {
        int mark = text.indexOf(BYTE_ORDER_MARK, after + 1);
        while (mark > 0 && text.charAt(mark - 1) != '\n') {
            mark = text.indexOf(BYTE_ORDER_MARK, mark + 1);
        }
        return mark;
    }

    private boolean followsSeparator(int mark) {
        int start = text.lastIndexOf('\n', mark - 2) + 1;
        return start > 0 && text.startsWith("---", start);
    }

    private boolean isIndentation(int tab) {
        int at = tab - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        return at < 0 || text.charAt(at) == '\n';
    }

    private int indentation(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int first = start;
        while (first < text.length() && text.charAt(first) == ' ') {
            first++;
        }
        return first - start;
    }
}

package dev.sluice.yaml;

/** A block scalar in its text. */
final class Block {
    private final String text;
    private final int start;
    private final int past;
    private final int body;
    private final int indent;
    private final boolean keeps;

    /**
     * @param text the whole text
     * @param start the offset of the header
     * @param past the offset at which the parser was done with it, behind its last line break
     */
    Block(String text, int start, int past) {
        this.text = text;
        this.start = start;
        this.past = past;
        int header = start + 1;
        int digit = 0;
        boolean plus = false;
        while (header < past && "+-123456789".indexOf(text.charAt(header)) >= 0) {
            char c = text.charAt(header++);
            plus |= c == '+';
            digit = Character.isDigit(c) ? c - '0' : digit;
        }
        int lineEnd = text.indexOf('\n', header);
        this.body = lineEnd < 0 ? past : Math.min(past, lineEnd + 1);
        this.keeps = plus;
        this.indent = digit;
    }

    /** The offset of the end without the last line break, and without the empty lines that the block does not keep. */
    int end() {
        int end = past;
        while (end > start && text.charAt(end - 1) == '\n') {
            end -= end - 1 > start && text.charAt(end - 2) == '\r' ? 2 : 1;
            if (keeps) {
                break;
            }
        }
        return end;
    }

    /**
     * The offset of a tab before the first character of the first line, from which go-yaml (3.0.4, scannerc.go,
     * yaml_parser_scan_block_scalar_breaks) would have to guess the indentation; -1 if there is none.
     */
    int tabInIndentation() {
        if (indent > 0) {
            return -1;
        }
        int at = body;
        while (at < past && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        return at < past && text.charAt(at) == '\t' ? at : -1;
    }
}

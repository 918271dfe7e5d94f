package dev.sluice.build.kustomize;

import dev.sluice.text.RepoPath;
import dev.sluice.yaml.YamlParser;

/**
 * What becomes of a text that was written folded. kustomize prints it folded once more before it prints it for good, and
 * go-yaml v3 does that wrongly: lines that follow less indented ones get an empty line before them, and a text that starts with
 * a blank loses line breaks (go.yaml.in/yaml/v3 3.0.4, emitterc.go, yaml_emitter_write_folded_scalar).
 */
final class FoldedText {
    private static final RepoPath SCRATCH = RepoPath.of("folded.yaml");

    private FoldedText() {}

    /** The text as it survives. */
    static String survivor(String text) {
        if (text.indexOf('\n') < 0 || !mayBeBlock(text)) {
            return text;
        }
        String written = "text: >" + hints(text) + "\n" + body(text);
        return YamlParser.parse(SCRATCH, written)
                .documents()
                .get(0)
                .text("text")
                .orElse(text);
    }

    private static boolean mayBeBlock(String text) {
        return !text.endsWith(" ")
                && !text.contains(" \n")
                && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
    }

    private static boolean isPrintable(int c) {
        return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xFFFD && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFEFF);
    }

    private static String hints(String text) {
        String indent = isBlank(text, 0) || text.startsWith("\n") ? "2" : "";
        String chomp = !text.endsWith("\n") ? "-" : text.equals("\n") || text.endsWith("\n\n") ? "+" : "";
        return indent + chomp;
    }

    private static String body(String text) {
        StringBuilder out = new StringBuilder();
        boolean doubles = !startsBlankAfterBreaks(text);
        boolean atStart = true;
        boolean indented = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.append(!atStart && !indented && doubles ? "\n\n" : "\n");
                atStart = true;
                continue;
            }
            if (atStart) {
                out.append("  ");
                indented = isBlank(text, i);
            }
            out.append(c);
            atStart = false;
        }
        return out.toString();
    }

    /** The emitter looks at the start of the text where it should look at the next line. */
    private static boolean startsBlankAfterBreaks(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return at == text.length() || isBlank(text, at);
    }

    private static boolean isBlank(String text, int at) {
        return text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }
}

package dev.sluice.yaml;

import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Rejection.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML and JSON as the Go parsers around Flux do. Any bytes give a file: what is not accepted becomes a rejection, and
 * what was understood before it stays.
 */
public final class YamlParser {
    private static final int LARGEST = 64 << 20;

    private YamlParser() {}

    /** Reads bytes, which must be UTF-8; what stands before the first byte that is not is still read. */
    public static YamlFile parse(RepoPath path, byte[] content) {
        if (content.length > LARGEST) {
            return tooLarge(path);
        }
        if (startsAsUtf16(content)) {
            return nothing(path, Reason.ENCODING, "the file is UTF-16, not UTF-8");
        }
        Utf8 decoded = Utf8.decode(content);
        if (decoded.whole()) {
            return parse(path, decoded.text());
        }
        return cut(path, decoded.text());
    }

    /** Reads a text. */
    public static YamlFile parse(RepoPath path, String text) {
        return parse(path, text, true);
    }

    /** Reads a text as SOPS does: a merge key is an ordinary key named {@code <<}. */
    public static YamlFile parseUnmerged(RepoPath path, String text) {
        return parse(path, text, false);
    }

    private static YamlFile parse(RepoPath path, String text, boolean merging) {
        if (text.length() > LARGEST) {
            return tooLarge(path);
        }
        Lines lines = new Lines(text);
        Positions positions = new Positions(path, lines);
        List<Node> documents = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Source source = new Source(positions);
        Events events = new Events(source);
        try {
            new Composer(events, source, rejections, merging).documents(documents);
        } catch (Composer.Stop stop) {
            rejections.add(stop.rejection());
        } catch (MarkedYamlEngineException malformed) {
            rejections.add(syntax(positions, malformed));
        } catch (ReaderException unreadable) {
            rejections.add(unreadable(positions, unreadable));
        } catch (YamlEngineException malformed) {
            rejections.add(
                    Rejection.of(Reason.SYNTAX, Span.startOf(path), sentence(String.valueOf(malformed.getMessage()))));
        }
        rejections.addAll(source.strays().rejections(events.position()));
        rejections.sort(Comparator.comparing(Rejection::span));
        return new YamlFile(path, lines, documents, events.comments(), rejections);
    }

    private static Rejection syntax(Positions positions, MarkedYamlEngineException malformed) {
        int index = malformed
                .getProblemMark()
                .or(malformed::getContextMark)
                .map(mark -> Math.min(positions.end(), mark.getIndex()))
                .orElse(0);
        return Rejection.of(Reason.SYNTAX, positions.span(index, index), sentence(malformed.getProblem()));
    }

    private static Rejection unreadable(Positions positions, ReaderException unreadable) {
        int index = Math.max(0, unreadable.getPosition());
        String detail = String.format(Locale.ROOT, "character U+%04X is not allowed", unreadable.getCodePoint());
        return Rejection.of(Reason.ENCODING, positions.span(index, index + 1), detail);
    }

    /** The engine's words as one sentence: no final stop, no hint in brackets. */
    private static String sentence(String words) {
        int bracket = words.indexOf(". (");
        String plain = (bracket < 0 ? words : words.substring(0, bracket))
                .replace('\n', ' ')
                .strip();
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static YamlFile cut(RepoPath path, String readable) {
        YamlFile before = parse(path, readable);
        Positions positions = new Positions(path, before.lines());
        int index = readable.codePointCount(0, readable.length());
        List<Rejection> rejections = new ArrayList<>();
        rejections.add(Rejection.of(Reason.ENCODING, positions.span(index, index), "a byte is not UTF-8"));
        // The last document is cut off, so it may look well formed and yet not be what was meant.
        List<Node> documents = before.documents().isEmpty()
                ? List.of()
                : before.documents().subList(0, before.documents().size() - 1);
        return new YamlFile(path, before.lines(), documents, before.comments(), rejections);
    }

    private static boolean startsAsUtf16(byte[] content) {
        return content.length > 1
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
    }

    private static YamlFile tooLarge(RepoPath path) {
        return nothing(path, Reason.SIZE_LIMIT, "the file is larger than " + (LARGEST >> 20) + " MiB");
    }

    private static YamlFile nothing(RepoPath path, Reason reason, String detail) {
        Rejection rejection = Rejection.of(reason, Span.startOf(path), detail);
        return new YamlFile(path, new Lines(""), List.of(), List.of(), List.of(rejection));
    }
}

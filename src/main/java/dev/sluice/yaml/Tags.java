package dev.sluice.yaml;

import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Scalar.Style;
import org.jspecify.annotations.Nullable;

/** The type of a scalar that may have an explicit tag, as go-yaml v3 decides (3.0.4, resolve.go and decode.go, scalar). */
final class Tags {
    private static final String STANDARD = "tag:yaml.org,2002:";
    static final String BINARY = "binary";

    private Tags() {}

    /** The short name of a standard tag, such as {@code str}; else the tag itself, empty if there is none to speak of. */
    static String shortName(@Nullable String tag) {
        if (tag == null || tag.equals("!")) {
            return "";
        }
        return tag.startsWith(STANDARD) ? tag.substring(STANDARD.length()) : tag;
    }

    /** The type; null if the text is not of the type that the tag states. */
    static @Nullable Kind kind(String tag, String text, Style style) {
        return switch (tag) {
            case "" -> style == Style.PLAIN ? Typing.v3(text) : Kind.STRING;
            case "int" -> only(Kind.INT, Typing.v3(text));
            case "float" -> Typing.v3(text) == Kind.INT ? Kind.FLOAT : only(Kind.FLOAT, Typing.v3(text));
            case "bool" -> only(Kind.BOOL, Typing.v3(text));
            case "null" -> only(Kind.NULL, Typing.v3(text));
            case "timestamp" -> only(Kind.TIMESTAMP, Typing.v3(text));
            default -> Kind.STRING;
        };
    }

    private static @Nullable Kind only(Kind wanted, Kind found) {
        return wanted == found ? wanted : null;
    }
}

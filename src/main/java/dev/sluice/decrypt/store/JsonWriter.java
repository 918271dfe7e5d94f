package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes JSON as sops 3.13.3 does: tabs, Go's escapes and exponents, no comments. */
final class JsonWriter {
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double SMALLEST_LARGE = 1e21;

    private final StringBuilder out = new StringBuilder();
    private boolean possible = true;

    private JsonWriter() {}

    /** The text with a final line break; null if a number has no form in JSON. */
    static @Nullable String write(Branch document) {
        JsonWriter writer = new JsonWriter();
        writer.branch(document, 0);
        return writer.possible ? writer.out.append('\n').toString() : null;
    }

    private void item(Item item, int depth) {
        if (item instanceof Branch branch) {
            branch(branch, depth);
        } else if (item instanceof Row row) {
            row(row, depth);
        } else if (item instanceof Leaf leaf) {
            value(leaf.value());
        }
    }

    private void branch(Branch branch, int depth) {
        List<Member> members =
                branch.members().stream().filter(member -> member.key() != null).toList();
        out.append('{');
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            line(i, depth + 1);
            quote(String.valueOf(member.key()));
            out.append(": ");
            item(member.item(), depth + 1);
        }
        close(members.isEmpty(), depth, '}');
    }

    private void row(Row row, int depth) {
        List<Item> items =
                row.items().stream().filter(item -> !(item instanceof Remark)).toList();
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            line(i, depth + 1);
            item(items.get(i), depth + 1);
        }
        close(items.isEmpty(), depth, ']');
    }

    private void line(int index, int depth) {
        out.append(index == 0 ? "\n" : ",\n").append("\t".repeat(depth));
    }

    private void close(boolean empty, int depth, char bracket) {
        if (!empty) {
            out.append('\n').append("\t".repeat(depth));
        }
        out.append(bracket);
    }

    private void value(Value value) {
        switch (value.type()) {
            case NULL -> out.append("null");
            case BOOL, INT, UNSIGNED -> out.append(value.plain());
            case FLOAT -> number(value.text());
            case STR, TIME, BYTES, COMMENT -> quote(value.text());
        }
    }

    private void number(String plain) {
        if (plain.endsWith("Inf") || plain.equals("NaN")) {
            possible = false;
            return;
        }
        double size = Math.abs(Double.parseDouble(plain));
        out.append(size != 0 && (size < SMALLEST_PLAIN || size >= SMALLEST_LARGE) ? exponential(plain) : plain);
    }

    private static String exponential(String plain) {
        BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - number.scale();
        return (number.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '<', '>', '&', '\u2028', '\u2029' -> out.append(unit(c));
                default -> out.append(c < ' ' ? unit(c) : String.valueOf(c));
            }
        }
        out.append('"');
    }

    private static String unit(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}

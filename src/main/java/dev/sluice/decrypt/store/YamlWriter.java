package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes YAML as sops 3.13.3 does (stores/yaml/store.go over go-yaml v3): blocks indented by four, comments in their places. */
final class YamlWriter {
    private static final int STEP = 4;
    /** How far an item stands in from the dash of its list. */
    private static final int DASH = 2;

    private final StringBuilder out = new StringBuilder();
    private final List<Remark> beside = new ArrayList<>();

    private YamlWriter() {}

    /** Documents with {@code ---} between them. */
    static String write(List<Branch> documents) {
        YamlWriter writer = new YamlWriter();
        for (int i = 0; i < documents.size(); i++) {
            writer.out.append(i == 0 ? "" : "---\n");
            Branch document = documents.get(i);
            writer.remarks(document, 0);
            if (isEmpty(document)) {
                writer.out.append("{}\n");
            } else {
                writer.branch(document, 0, 0);
            }
        }
        return writer.out.toString();
    }

    /**
     * Writes the entries of a mapping.
     *
     * @param standing how much of the indentation of the first line is written already
     */
    private void branch(Branch branch, int indent, int standing) {
        int stands = standing;
        for (Member member : branch.members()) {
            if (isHeld(member.item())) {
                continue;
            }
            if (!(member.item() instanceof Remark)) {
                stands = heads(member.item(), indent, stands);
            }
            pad(indent - stands);
            stands = 0;
            if (member.item() instanceof Remark remark) {
                line(remark);
            } else {
                out.append(YamlText.key(Objects.requireNonNull(member.key()))).append(':');
                entry(member.item(), indent);
            }
        }
        release(indent);
    }

    private void row(Row row, int indent, int standing) {
        int stands = standing;
        for (Item item : row.items()) {
            if (isHeld(item)) {
                continue;
            }
            stands = heads(item, indent, stands);
            pad(indent - stands);
            stands = 0;
            if (item instanceof Remark remark) {
                line(remark);
            } else {
                out.append('-');
                listed(item, indent);
            }
        }
        release(indent);
    }

    /** What stands behind the colon of a key. */
    private void entry(Item item, int indent) {
        int deeper = STEP * ((indent + STEP) / STEP);
        if (item instanceof Leaf leaf) {
            leaf(leaf.value(), deeper, indent);
        } else if (isEmpty(item)) {
            flow(item);
        } else if (item instanceof Branch branch) {
            endLine();
            branch(branch, deeper, 0);
        } else if (item instanceof Row row) {
            endLine();
            row(row, deeper, 0);
        }
    }

    /** What stands behind a dash. */
    private void listed(Item item, int indent) {
        int deeper = indent + DASH;
        if (item instanceof Leaf leaf) {
            leaf(leaf.value(), deeper, indent);
        } else if (isEmpty(item)) {
            flow(item);
        } else {
            out.append(' ');
            if (item instanceof Branch branch) {
                branch(branch, deeper, deeper);
            } else if (item instanceof Row row) {
                row(row, deeper, deeper);
            }
        }
    }

    private void leaf(Value value, int indent, int parent) {
        out.append(' ');
        if (!YamlText.isBlock(value)) {
            out.append(YamlText.value(value));
            endLine();
            return;
        }
        String text = value.text();
        out.append('|').append(YamlText.header(text, indent - parent));
        endLine();
        String[] lines = (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
        for (String line : lines) {
            pad(line.isEmpty() ? 0 : indent);
            out.append(line).append('\n');
        }
    }

    private void flow(Item item) {
        out.append(item instanceof Row ? " []" : " {}");
        endLine();
    }

    /** Comments of a container that holds nothing else have no line of their own inside it. */
    private int heads(Item item, int indent, int stands) {
        if (!isEmpty(item) || item instanceof Leaf) {
            return stands;
        }
        int before = out.length();
        remarks(item, indent);
        return out.length() == before ? stands : 0;
    }

    private void remarks(Item container, int indent) {
        if (!isEmpty(container)) {
            return;
        }
        List<Item> items = container instanceof Branch branch
                ? branch.members().stream().map(Member::item).toList()
                : container instanceof Row row ? row.items() : List.of();
        for (Item item : items) {
            if (item instanceof Remark remark) {
                pad(indent);
                line(remark);
            }
        }
    }

    private static boolean isEmpty(Item item) {
        if (item instanceof Branch branch) {
            return branch.members().stream().allMatch(member -> member.item() instanceof Remark);
        }
        return item instanceof Row row && row.items().stream().allMatch(Remark.class::isInstance);
    }

    /** Keeps a comment that goes behind the next value. */
    private boolean isHeld(Item item) {
        if (item instanceof Remark remark && remark.inline()) {
            beside.add(remark);
            return true;
        }
        return false;
    }

    /** Ends a line with the comments that go behind it; only one has room. */
    private void endLine() {
        for (int i = 0; i < beside.size(); i++) {
            out.append(i == 0 ? " #" : "\n#").append(beside.get(i).text());
        }
        beside.clear();
        out.append('\n');
    }

    private void release(int indent) {
        for (Remark remark : List.copyOf(beside)) {
            pad(indent);
            line(remark);
        }
        beside.clear();
    }

    private void line(Remark remark) {
        out.append('#').append(remark.text().replace("\n", "\n#")).append('\n');
    }

    private void pad(int width) {
        out.append(" ".repeat(Math.max(0, width)));
    }
}

package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Remark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes INI as go-ini 1.67 does (file.go, writeToBuffer). */
final class IniWriter {
    private final StringBuilder out = new StringBuilder();

    private IniWriter() {}

    static String write(Branch document) {
        IniWriter writer = new IniWriter();
        for (Member member : document.members()) {
            if (member.key() != null && member.item() instanceof Branch section) {
                writer.section(member.key(), section.members());
            }
        }
        return writer.out.toString();
    }

    private void section(String name, List<Member> members) {
        boolean named = !name.equals(IniSection.DEFAULT);
        if (!named && members.isEmpty()) {
            return;
        }
        out.append(out.length() == 0 ? "" : "\n");
        comment(members.isEmpty() ? null : members.get(0));
        if (named) {
            out.append('[').append(name).append("]\n");
        }
        int width = members.stream()
                .filter(member -> member.item() instanceof Leaf)
                .mapToInt(member -> key(member).length())
                .max()
                .orElse(0);
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).item() instanceof Leaf leaf) {
                comment(i + 1 < members.size() ? members.get(i + 1) : null);
                String key = key(members.get(i));
                out.append(key).append(" ".repeat(width - key.length())).append(" = ");
                out.append(value(leaf.value().text())).append('\n');
            }
        }
    }

    private void comment(@Nullable Member member) {
        if (member != null && member.item() instanceof Remark remark) {
            out.append("; ").append(remark.text()).append('\n');
        }
    }

    private static String key(Member member) {
        String key = String.valueOf(member.key());
        if (key.contains("`")) {
            return "\"\"\"" + key + "\"\"\"";
        }
        return key.contains("=") || key.contains(":") ? "`" + key + "`" : key;
    }

    private static String value(String value) {
        if (value.contains("\n") || value.contains("`")) {
            return "\"\"\"" + value + "\"\"\"";
        }
        if (value.contains("#") || value.contains(";")) {
            return "`" + value + "`";
        }
        return value.strip().equals(value) ? value : "\"" + value + "\"";
    }
}

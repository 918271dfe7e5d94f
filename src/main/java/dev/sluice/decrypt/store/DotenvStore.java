package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of {@code KEY=value} (sops 3.13.3, stores/dotenv/store.go). */
public final class DotenvStore implements Store {
    /** What the names of metadata start with. */
    static final String PREFIX = "sops_";

    private static final String NEWLINE = "\\n";

    @Override
    public Stored read(SourceFile file) {
        List<Refusal> refusals = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        Flattened metadata = new Flattened(Span.startOf(file.path()), refusals::add);
        boolean found = false;
        String[] lines = file.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            int equals = line.indexOf('=');
            if (line.startsWith("#")) {
                members.add(new Member(null, Remark.line(line.substring(1), span(file.path(), i, 0, line))));
            } else if (equals < 0 && !line.isEmpty()) {
                refusals.add(new Refusal(Reason.INPUT_PARSE, span(file.path(), i, 0, line), "a line has no \"=\""));
            } else if (!line.isEmpty()) {
                String name = line.substring(0, equals);
                String value = line.substring(equals + 1).replace(NEWLINE, "\n");
                Span span = span(file.path(), i, equals + 1, line);
                if (name.startsWith(PREFIX)) {
                    metadata.add(name.substring(PREFIX.length()), value, span);
                    found = true;
                } else {
                    members.add(new Member(name, new Leaf(Value.string(value), span)));
                }
            }
        }
        return new Stored(List.of(new Branch(members)), found ? metadata.block() : null, refusals);
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents) {
        return documents.size() == 1 ? write(documents.get(0)) : null;
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents, Branch block) {
        if (documents.size() != 1) {
            return null;
        }
        List<Member> members = new ArrayList<>(documents.get(0).members());
        Flattened.lines(block)
                .forEach((name, value) ->
                        members.add(new Member(PREFIX + name, new Leaf(value, Span.startOf(RepoPath.ROOT)))));
        return write(new Branch(members));
    }

    private static byte @Nullable [] write(Branch document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Member member : document.members()) {
            if (member.item() instanceof Remark remark) {
                out.writeBytes(("#" + remark.text() + "\n").getBytes(StandardCharsets.UTF_8));
            } else if (member.item() instanceof Leaf leaf) {
                out.writeBytes((member.key() + "=").getBytes(StandardCharsets.UTF_8));
                for (byte b : leaf.value().bytes()) {
                    out.writeBytes(b == '\n' ? NEWLINE.getBytes(StandardCharsets.US_ASCII) : new byte[] {b});
                }
                out.write('\n');
            } else {
                return null;
            }
        }
        return out.toByteArray();
    }

    private static Span span(RepoPath path, int index, int from, String line) {
        return new Span(
                path,
                index + 1,
                line.codePointCount(0, from) + 1,
                index + 1,
                line.codePointCount(0, line.length()) + 1);
    }
}

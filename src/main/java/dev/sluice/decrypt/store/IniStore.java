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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sections of {@code key = value} (sops 3.13.3, stores/ini/store.go). */
public final class IniStore implements Store {
    @Override
    public Stored read(SourceFile file) {
        List<Refusal> refusals = new ArrayList<>();
        IniReader reader = new IniReader(
                file.path(),
                file.text(),
                span -> refusals.add(new Refusal(Reason.INPUT_PARSE, span, "the line is neither header nor key")));
        List<Member> members = new ArrayList<>();
        @Nullable Flattened metadata = null;
        for (IniSection section : reader.sections()) {
            if (section.name().equals(YamlStore.BLOCK)) {
                metadata = metadata(section, metadata, refusals, Span.startOf(file.path()));
            } else {
                members.add(new Member(section.name(), branch(section, Span.startOf(file.path()))));
            }
        }
        return new Stored(List.of(new Branch(members)), metadata == null ? null : metadata.block(), refusals);
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents) {
        return documents.size() == 1 && isFlat(documents.get(0))
                ? IniWriter.write(documents.get(0)).getBytes(StandardCharsets.UTF_8)
                : null;
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents, Branch block) {
        List<Member> fields = new ArrayList<>();
        Flattened.lines(block).forEach((name, value) -> {
            Value escaped = Value.string(value.text().replace("\n", "\\n"));
            fields.add(new Member(name, new Leaf(escaped, Span.startOf(RepoPath.ROOT))));
        });
        return write(documents.stream()
                .map(document -> YamlStore.withBlock(document, new Branch(fields)))
                .toList());
    }

    /** Whether a document is sections of values, which is all that the format can hold. */
    private static boolean isFlat(Branch document) {
        return document.members().stream()
                .allMatch(section -> section.item() instanceof Branch branch
                        && branch.members().stream()
                                .allMatch(member -> member.item() instanceof Leaf || member.item() instanceof Remark));
    }

    private static Flattened metadata(
            IniSection section, @Nullable Flattened earlier, List<Refusal> refusals, Span span) {
        Flattened metadata = earlier == null ? new Flattened(span, refusals::add) : earlier;
        // Releases 3.13.0 and 3.13.1 wrote real line breaks, all others their escape.
        section.entries()
                .forEach(entry -> metadata.add(entry.key(), entry.value().replace("\\n", "\n"), entry.span()));
        return metadata;
    }

    private static Branch branch(IniSection section, Span span) {
        List<Member> members = new ArrayList<>();
        if (!section.comment().isEmpty()) {
            members.add(new Member(null, Remark.line(section.comment(), span)));
        }
        for (IniSection.Entry entry : section.entries()) {
            members.add(new Member(entry.key(), new Leaf(Value.string(entry.value()), entry.span())));
            if (!entry.comment().isEmpty()) {
                members.add(new Member(null, Remark.line(entry.comment(), entry.span())));
            }
        }
        return new Branch(members);
    }
}

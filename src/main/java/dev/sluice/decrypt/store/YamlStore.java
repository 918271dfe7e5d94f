package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Rejection;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SOPS files in YAML (sops 3.13.3, stores/yaml/store.go). */
public final class YamlStore implements Store {
    /** The key of the metadata. */
    public static final String BLOCK = "sops";

    @Override
    public Stored read(SourceFile file) {
        return read(YamlParser.parse(file.path(), file.bytes()));
    }

    /** A block in any of the documents speaks against encrypting, not only one in the first. */
    @Override
    public Stored readPlain(SourceFile file) {
        YamlFile parsed = YamlParser.parse(file.path(), file.bytes());
        Stored stored = read(parsed);
        @Nullable
        Node block = parsed.documents().stream()
                .map(document -> document.child(BLOCK))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Stored(stored.documents(), block, stored.refusals());
    }

    @Override
    public byte[] write(List<Branch> documents) {
        return YamlWriter.write(documents).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] write(List<Branch> documents, Branch block) {
        return write(
                documents.stream().map(document -> withBlock(document, block)).toList());
    }

    /** A document with the metadata as its last entry. */
    static Branch withBlock(Branch document, Branch block) {
        List<Member> members = new ArrayList<>(document.members());
        members.add(new Member(BLOCK, block));
        return new Branch(members);
    }

    /** Splits a file that the usual parser read. */
    public static Stored read(YamlFile parsed) {
        String text = parsed.lines().text();
        // Merge keys are the one thing that the usual reading does away with; few files have any.
        YamlFile file = text.contains("<<") ? YamlParser.parseUnmerged(parsed.path(), text) : parsed;
        List<Refusal> refusals = new ArrayList<>();
        file.rejections().forEach(rejection -> refusals.add(refusal(rejection)));
        List<Branch> documents = new ArrayList<>();
        YamlTree trees = new YamlTree(file, refusals::add);
        for (Node root : file.documents()) {
            if (root instanceof Mapping mapping) {
                documents.add(withoutBlock(trees.document(mapping)));
            } else {
                refusals.add(
                        new Refusal(Reason.INPUT_PARSE, root.span(), "a document of a SOPS file must be a mapping"));
            }
        }
        return new Stored(documents, block(file), refusals);
    }

    /** The metadata: that of the first document stands for all. */
    private static @Nullable Node block(YamlFile file) {
        return file.documents().isEmpty() ? null : file.documents().get(0).child(BLOCK);
    }

    private static Branch withoutBlock(Branch document) {
        List<Member> members = document.members().stream()
                .filter(member -> !BLOCK.equals(member.key()))
                .toList();
        return new Branch(members);
    }

    private static Refusal refusal(Rejection rejection) {
        Span span = rejection.span();
        return new Refusal(Reason.INPUT_PARSE, span, rejection.detail());
    }
}

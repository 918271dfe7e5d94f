package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Literals;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.model.SourceFile;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SOPS files in JSON (sops 3.13.3, stores/json/store.go). */
public final class JsonStore implements Store {
    @Override
    public Stored read(SourceFile file) {
        try {
            Node root = new JsonReader(file.path(), file.text()).value();
            return root instanceof Mapping mapping
                    ? split(mapping)
                    : Stored.refused(new Refusal(Reason.INPUT_PARSE, root.span(), "a SOPS file must be a JSON object"));
        } catch (JsonReader.Malformed malformed) {
            return Stored.refused(new Refusal(Reason.INPUT_PARSE, malformed.span(), "the file is not JSON"));
        }
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents) {
        String text = documents.size() == 1 ? JsonWriter.write(documents.get(0)) : null;
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents, Branch block) {
        return write(documents.stream()
                .map(document -> YamlStore.withBlock(document, block))
                .toList());
    }

    private static Stored split(Mapping root) {
        List<Refusal> refusals = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        @Nullable Node block = null;
        for (Mapping.Entry entry : root.entries()) {
            if (!entry.name().equals(YamlStore.BLOCK)) {
                members.add(new Member(entry.name(), item(entry.value(), refusals)));
            } else if (block == null) {
                block = entry.value();
            } else {
                refusals.add(new Refusal(Reason.METADATA_INVALID, entry.key().span(), "the file has two sops blocks"));
            }
        }
        return new Stored(List.of(new Branch(members)), block, refusals);
    }

    private static Item item(Node node, List<Refusal> refusals) {
        if (node instanceof Mapping mapping) {
            return new Branch(mapping.entries().stream()
                    .map(entry -> new Member(entry.name(), item(entry.value(), refusals)))
                    .toList());
        }
        if (node instanceof Sequence sequence) {
            return new Row(
                    sequence.items().stream().map(item -> item(item, refusals)).toList());
        }
        return new Leaf(value((Scalar) node, refusals), node.span());
    }

    private static Value value(Scalar scalar, List<Refusal> refusals) {
        return switch (scalar.kind()) {
            case NULL -> Value.NULL;
            case BOOL -> Literals.bool(scalar.text().equals("true"));
            case INT, FLOAT -> number(scalar, refusals);
            case STRING, TIMESTAMP -> Value.string(scalar.text());
        };
    }

    private static Value number(Scalar scalar, List<Refusal> refusals) {
        if (scalar.kind() == Scalar.Kind.INT) {
            try {
                return Literals.integer(Long.parseLong(scalar.text()));
            } catch (NumberFormatException tooLarge) {
                // Read as a float, as below.
            }
        }
        double number = Double.parseDouble(scalar.text());
        if (Double.isInfinite(number)) {
            refusals.add(new Refusal(Reason.INPUT_PARSE, scalar.span(), "a number is too large"));
        }
        return Literals.real(number);
    }
}

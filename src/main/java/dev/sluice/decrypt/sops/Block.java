package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@code sops} block to be written, its fields in alphabetical order as sops 3.13 writes them (stores/stores.go). */
public final class Block {
    /** The release whose rules the block follows; sops refuses a file without one. */
    private static final String VERSION = "3.13.3";

    private static final Span NOWHERE = Span.startOf(RepoPath.ROOT);

    private final Map<String, Item> fields = new TreeMap<>();

    private Block() {}

    /**
     * Who can open a new file.
     *
     * @param groups one group whose stanzas each hold the data key, or several that each hold a share
     * @param threshold how many groups are needed; of no meaning if there is one
     * @param created when the stanzas were made
     */
    public record Access(List<List<Stanza>> groups, int threshold, Moment created) {
        public Access {
            groups = groups.stream().map(List::copyOf).toList();
        }
    }

    /** The block of a new file, still without its MAC. */
    public static Block of(Access access, Sealing.Scope scope) {
        Block block = new Block();
        if (access.groups().size() == 1) {
            block.fields.putAll(lists(access.groups().get(0), access.created()));
        } else {
            block.fields.put(
                    "key_groups",
                    new Row(access.groups().stream()
                            .<Item>map(group -> branch(lists(group, access.created())))
                            .toList()));
            block.fields.put("shamir_threshold", leaf(Literals.integer(access.threshold())));
        }
        if (!scope.selection().operand().isEmpty()) {
            block.fields.put(
                    scope.selection().rule().field(), text(scope.selection().operand()));
        }
        if (scope.macOnlyEncrypted()) {
            block.fields.put("mac_only_encrypted", leaf(Literals.bool(true)));
        }
        block.fields.put("version", text(VERSION));
        return block;
    }

    /** A block as it was read, so that nothing but the MAC will change. */
    public static Block of(Mapping read) {
        Block block = new Block();
        read.entries().forEach(entry -> block.fields.put(entry.name(), item(entry.value())));
        return block;
    }

    /** The block with its MAC. */
    public Branch with(String mac, Moment lastModified) {
        Map<String, Item> all = new TreeMap<>(fields);
        all.put("lastmodified", text(lastModified.whole()));
        all.put("mac", text(mac));
        return branch(all);
    }

    private static Map<String, Item> lists(List<Stanza> group, Moment created) {
        Map<String, Item> lists = new TreeMap<>();
        for (Service service : Service.values()) {
            List<Item> stanzas = group.stream()
                    .filter(stanza -> stanza.service() == service)
                    .<Item>map(stanza -> stanza(stanza, created))
                    .toList();
            if (!stanzas.isEmpty()) {
                lists.put(service.field(), new Row(stanzas));
            }
        }
        return lists;
    }

    private static Branch stanza(Stanza stanza, Moment created) {
        Item enc = text(stanza.sealed());
        Item recipient = text(stanza.recipient());
        return stanza.service() == Service.AGE
                ? branch(new TreeMap<>(Map.of("enc", enc, "recipient", recipient)))
                : branch(new TreeMap<>(Map.of("created_at", text(created.whole()), "enc", enc, "fp", recipient)));
    }

    private static Branch branch(Map<String, Item> fields) {
        return new Branch(fields.entrySet().stream()
                .map(field -> new Member(field.getKey(), field.getValue()))
                .toList());
    }

    private static Item item(Node node) {
        if (node instanceof Mapping mapping) {
            return new Branch(mapping.entries().stream()
                    .map(entry -> new Member(entry.name(), item(entry.value())))
                    .toList());
        }
        if (node instanceof Sequence sequence) {
            return new Row(sequence.items().stream().map(Block::item).toList());
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.kind()) {
            case NULL -> leaf(Value.NULL);
            case BOOL -> leaf(Literals.bool(scalar.text().equalsIgnoreCase("true")));
            case INT -> leaf(Value.of(Value.Type.INT, scalar.text()));
            case FLOAT, TIMESTAMP, STRING -> text(scalar.text());
        };
    }

    private static Item text(String text) {
        return leaf(Value.string(text));
    }

    private static Item leaf(Value value) {
        return new Leaf(value, NOWHERE);
    }
}

package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Row;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Mapping.Entry;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the tree that SOPS walks of the documents of a YAML file, comments in their places. */
final class YamlTree {
    private final YamlScalars scalars;
    private final YamlComments comments;
    private final Consumer<Refusal> refusals;

    YamlTree(YamlFile file, Consumer<Refusal> refusals) {
        this.scalars = new YamlScalars(file.lines());
        this.comments = new YamlComments(file);
        this.refusals = refusals;
    }

    Branch document(Mapping root) {
        return branch(root, comments.endOfDocument(root.span()));
    }

    /** @param limit where what follows the mapping starts: later comments are not its own */
    private Branch branch(Mapping mapping, Span limit) {
        List<Member> members = new ArrayList<>(mapping.entries().size());
        List<Entry> entries = mapping.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Span next = i + 1 < entries.size() ? entries.get(i + 1).key().span() : limit;
            if (entry.key().kind() != Kind.STRING) {
                refusals.accept(new Refusal(
                        Reason.VALUE_UNWALKABLE,
                        entry.key().span(),
                        "a key of a SOPS file must be a string; quote it"));
            }
            comments.before(entry.key().span()).forEach(remark -> members.add(new Member(null, remark)));
            comments.beside(entry.key().span(), entry.value()).forEach(remark -> members.add(new Member(null, remark)));
            members.add(new Member(entry.name(), item(entry.value(), next)));
        }
        comments.after(mapping.span(), limit).forEach(remark -> members.add(new Member(null, remark)));
        return new Branch(members);
    }

    private Row row(Sequence sequence, Span limit) {
        List<Item> items = new ArrayList<>(sequence.items().size());
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            Span next = i + 1 < sequence.items().size()
                    ? sequence.items().get(i + 1).span()
                    : limit;
            items.addAll(comments.before(item.span()));
            items.addAll(comments.beside(item.span(), item));
            items.add(item(item, next));
        }
        items.addAll(comments.after(sequence.span(), limit));
        return new Row(items);
    }

    private Item item(Node node, Span limit) {
        if (node instanceof Mapping mapping) {
            return branch(mapping, limit);
        }
        if (node instanceof Sequence sequence) {
            return row(sequence, limit);
        }
        Scalar scalar = (Scalar) node;
        return new Leaf(scalars.value(scalar), scalar.span());
    }
}

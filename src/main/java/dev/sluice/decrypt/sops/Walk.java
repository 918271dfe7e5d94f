package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Item.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits every value and comment of a file in the one order that encryption and MAC are defined by, and puts what the visitor
 * gives back in its place (sops 3.13.3, sops.go, TreeBranch.walkBranch).
 */
public final class Walk {
    private final Selection selection;
    private final Visitor visitor;
    private final ActiveComments comments = new ActiveComments();

    /** What happens to each value. */
    public interface Visitor {
        /** What a value becomes; null values are shown to {@link #nothing} and stay as they are. */
        Item leaf(Leaf leaf, Place place, boolean selected);

        /** What a comment becomes; its place is that of the container it stands in. */
        Item remark(Remark remark, Place place, boolean selected);

        /** Shows a null value, which is neither encrypted nor hashed. */
        default void nothing(Leaf leaf, Place place, boolean selected) {}

        /** What a comment between the items of a list becomes. */
        default Item listed(Remark remark, Place place, boolean selected) {
            return remark(remark, place, selected);
        }
    }

    public Walk(Selection selection, Visitor visitor) {
        this.selection = selection;
        this.visitor = visitor;
    }

    /** Walks all documents in order. */
    public List<Branch> through(List<Branch> documents) {
        List<Branch> changed = new ArrayList<>(documents.size());
        for (Branch document : documents) {
            changed.add(branch(document, Place.ROOT));
        }
        return changed;
    }

    private Branch branch(Branch branch, Place place) {
        List<Member> members = new ArrayList<>(branch.members().size());
        comments.enter();
        for (Member member : branch.members()) {
            Place at = member.key() == null ? place : place.child(member.key());
            Item item = member.item() instanceof Remark remark
                    ? visitor.remark(remark, at, governed(remark, at))
                    : value(member.item(), at);
            members.add(new Member(member.key(), item));
        }
        comments.leave();
        return new Branch(members);
    }

    private Row row(Row row, Place place) {
        List<Item> items = new ArrayList<>(row.items().size());
        comments.enter();
        for (Item item : row.items()) {
            items.add(
                    item instanceof Remark remark
                            ? visitor.listed(remark, place, governed(remark, place))
                            : value(item, place));
        }
        comments.leave();
        return new Row(items);
    }

    /** Whether a comment is selected; from here on it governs what follows. */
    private boolean governed(Remark remark, Place place) {
        comments.add(remark.text());
        return selection.selectsRemark(place, comments);
    }

    private Item value(Item item, Place place) {
        Item changed = changed(item, place);
        comments.settle();
        return changed;
    }

    private Item changed(Item item, Place place) {
        if (item instanceof Branch branch) {
            return branch(branch, place);
        }
        if (item instanceof Row row) {
            return row(row, place);
        }
        Leaf leaf = (Leaf) item;
        boolean selected = selection.selects(place, comments);
        if (leaf.value().type() == Value.Type.NULL) {
            visitor.nothing(leaf, place, selected);
            return leaf;
        }
        return visitor.leaf(leaf, place, selected);
    }
}

package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the values of a file, opens the selected ones if there is a data key, and checks the MAC. Everything that can be
 * told without a key is told without one.
 */
public final class Unsealing implements Walk.Visitor {
    private final @Nullable DataKey key;
    private final Mac mac;
    private final List<Unsealed> values = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * A value as the walk met it.
     *
     * @param leaf the value as it is written
     * @param place its keys
     * @param selected whether the rule of the file selects it
     * @param type the type of its plain text
     * @param plain its plain text; null if there was no key, or a wrong one
     */
    public record Unsealed(
            Leaf leaf,
            Place place,
            boolean selected,
            Value.Type type,
            @Nullable Value plain) {}

    /**
     * What came of a file.
     *
     * @param documents the documents, opened as far as that went
     * @param values every value that is not null, in the order of the walk
     * @param refusals why the file is to be refused, the first first; empty if nothing speaks against it
     */
    public record Outcome(List<Branch> documents, List<Unsealed> values, List<Refusal> refusals) {}

    private Unsealing(@Nullable DataKey key, Mac mac) {
        this.key = key;
        this.mac = mac;
    }

    /**
     * Opens or inspects a file.
     *
     * @param key the data key; null to inspect only
     */
    public static Outcome of(List<Branch> documents, Metadata metadata, @Nullable DataKey key) {
        Unsealing unsealing = new Unsealing(key, new Mac(metadata.macOnlyEncrypted()));
        List<Branch> opened = new Walk(metadata.selection(), unsealing).through(documents);
        unsealing.checkMac(metadata);
        return new Outcome(opened, List.copyOf(unsealing.values), List.copyOf(unsealing.refusals));
    }

    @Override
    public Item leaf(Leaf leaf, Place place, boolean selected) {
        if (leaf.value().type() == Value.Type.UNSIGNED) {
            refuse(Reason.VALUE_UNWALKABLE, leaf, at("the number at", place, "is larger than sops can handle"));
            return leaf;
        }
        if (!selected || (leaf.value().type() == Value.Type.STR && leaf.value().isEmpty())) {
            return met(new Unsealed(leaf, place, selected, leaf.value().type(), leaf.value()));
        }
        CipherText text = cipherText(leaf, place);
        if (text == null) {
            return leaf;
        }
        Value.Type type = text.type();
        if (type == null) {
            refuse(Reason.VALUE_TYPE, leaf, at("the cipher text at", place, "states an unknown type"));
            return leaf;
        }
        return met(new Unsealed(leaf, place, true, type, open(text, type, leaf, place)));
    }

    @Override
    public Item remark(Remark remark, Place place, boolean selected) {
        CipherText text = selected && key != null ? CipherText.parse(remark.text()) : null;
        byte[] plain = text == null || key == null ? null : key.open(text, place.authenticated());
        // A comment that does not open stays as it is; sops merely warns.
        if (plain == null) {
            return remark;
        }
        Value value = new Value(Value.Type.COMMENT, plain);
        values.add(new Unsealed(
                new Leaf(Value.string(remark.text()), remark.span()), place, true, Value.Type.COMMENT, value));
        return remark.withText(value.text());
    }

    private Item met(Unsealed value) {
        values.add(value);
        Value plain = value.plain();
        if (plain == null) {
            return value.leaf();
        }
        mac.add(plain, value.selected());
        Span span = value.leaf().span();
        // In a list, an encrypted comment takes the shape of an item.
        return value.type() == Value.Type.COMMENT ? Remark.line(plain.text(), span) : new Leaf(plain, span);
    }

    private @Nullable CipherText cipherText(Leaf leaf, Place place) {
        if (leaf.value().type() != Value.Type.STR) {
            refuse(Reason.VALUE_FORMAT, leaf, at("the value at", place, "should be encrypted but is not"));
            return null;
        }
        CipherText text = CipherText.parse(leaf.value().text());
        if (text == null) {
            String detail = CipherText.isLikely(leaf.value().text())
                    ? at("the cipher text at", place, "is damaged")
                    : at("the value at", place, "should be encrypted but is not");
            refuse(Reason.VALUE_FORMAT, leaf, detail);
        } else if (!text.isReadable()) {
            refuse(Reason.VALUE_FORMAT, leaf, at("the cipher text at", place, "is not whole base64"));
            return null;
        }
        return text;
    }

    private @Nullable Value open(CipherText text, Value.Type type, Leaf leaf, Place place) {
        if (key == null) {
            return null;
        }
        byte[] plain = key.open(text, place.authenticated());
        if (plain == null) {
            refuse(Reason.VALUE_AUTH, leaf, at("the cipher text at", place, "was changed or moved"));
            return null;
        }
        Value value = Literals.opened(type, plain);
        if (value == null) {
            refuse(
                    Reason.VALUE_TYPE,
                    leaf,
                    at("the value at", place, "is not of the type that its cipher text states"));
        }
        return value;
    }

    private void checkMac(Metadata metadata) {
        if (metadata.mac().isEmpty()) {
            refusals.add(new Refusal(Reason.MAC_MISSING, metadata.macSpan(), "the sops block has no \"mac\""));
        } else if (key != null && refusals.isEmpty()) {
            CipherText text = CipherText.parse(metadata.mac());
            byte[] stored = text == null || text.type() != Value.Type.STR
                    ? null
                    : key.open(text, metadata.lastModified().whole());
            if (stored == null) {
                refusals.add(new Refusal(
                        Reason.MAC_DECRYPT,
                        metadata.macSpan(),
                        "\"mac\" or \"lastmodified\" of the sops block was changed"));
            } else if (!mac.hex().equals(new Value(Value.Type.STR, stored).text())) {
                refusals.add(new Refusal(
                        Reason.MAC_MISMATCH,
                        metadata.macSpan(),
                        "values of the file were added, removed, reordered or changed after it was sealed"));
            }
        }
    }

    private void refuse(Reason reason, Leaf leaf, String detail) {
        refusals.add(new Refusal(reason, leaf.span(), detail));
    }

    private static String at(String what, Place place, String how) {
        return what + " \"" + String.join(".", place.keys()) + "\" " + how;
    }
}

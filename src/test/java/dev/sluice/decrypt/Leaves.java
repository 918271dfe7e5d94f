package dev.sluice.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decrypt.sops.Item;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Remark;
import dev.sluice.decrypt.sops.Place;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.decrypt.sops.Walk;
import dev.sluice.decrypt.store.Format;
import dev.sluice.decrypt.store.Stored;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The values of a plain file, to compare two files by what they mean. */
final class Leaves {
    private Leaves() {}

    /** Every value with its keys, as sops walks them; numbers by their bytes, because YAML has no word for a whole float. */
    static List<String> of(Format format, byte[] plain) {
        Stored stored = format.store().readPlain(new SourceFile(RepoPath.of("plain"), plain));
        assertThat(stored.refusals()).isEmpty();
        List<String> leaves = new ArrayList<>();
        new Walk(Selection.DEFAULT, new Walk.Visitor() {
                    @Override
                    public Item leaf(Leaf leaf, Place place, boolean selected) {
                        String kind = leaf.value().type() == Value.Type.STR ? "text" : "other";
                        leaves.add(place.keys() + " " + kind + " "
                                + new String(leaf.value().bytes(), StandardCharsets.ISO_8859_1));
                        return leaf;
                    }

                    @Override
                    public Item remark(Remark remark, Place place, boolean selected) {
                        return remark;
                    }
                })
                .through(stored.documents());
        return leaves;
    }
}

package dev.sluice.decrypt.store;

import dev.sluice.decrypt.sops.Item.Branch;
import dev.sluice.decrypt.sops.Item.Leaf;
import dev.sluice.decrypt.sops.Item.Member;
import dev.sluice.decrypt.sops.Refusal;
import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Any file as one string of bytes, kept in JSON under the key {@code data} (sops 3.13.3, stores/json/store.go, BinaryStore). */
public final class BinaryStore implements Store {
    private static final String DATA = "data";

    private final JsonStore json = new JsonStore();

    @Override
    public Stored read(SourceFile file) {
        Stored stored = json.read(file);
        if (!stored.refusals().isEmpty() || data(stored.documents().get(0)).isPresent()) {
            return stored;
        }
        List<Refusal> refusals = new ArrayList<>(stored.refusals());
        refusals.add(new Refusal(Reason.INPUT_PARSE, Span.startOf(file.path()), "the file has no text named \"data\""));
        return new Stored(stored.documents(), stored.metadata(), refusals);
    }

    @Override
    public Stored readPlain(SourceFile file) {
        Leaf content = new Leaf(new Value(Value.Type.STR, file.bytes()), Span.startOf(file.path()));
        return new Stored(List.of(new Branch(List.of(new Member(DATA, content)))), null, List.of());
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents) {
        return documents.size() == 1 ? data(documents.get(0)).map(Value::bytes).orElse(null) : null;
    }

    @Override
    public byte @Nullable [] write(List<Branch> documents, Branch block) {
        return json.write(documents, block);
    }

    private static Optional<Value> data(Branch document) {
        return document.members().stream()
                .filter(member -> DATA.equals(member.key()))
                .map(Member::item)
                .filter(Leaf.class::isInstance)
                .map(item -> ((Leaf) item).value())
                .filter(value -> value.type() == Value.Type.STR || value.type() == Value.Type.BYTES)
                .findFirst();
    }
}

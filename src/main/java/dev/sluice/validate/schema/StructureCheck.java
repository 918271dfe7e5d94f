package dev.sluice.validate.schema;

import dev.sluice.finding.Edit;
import dev.sluice.finding.Fix;
import dev.sluice.finding.Wording;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Knowledge;
import dev.sluice.text.Nearest;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks an object along its schema and states every difference: types, unknown and missing fields, nulls. What stands in a
 * single value is left to {@link ValueCheck}.
 */
final class StructureCheck {
    private final KindEntry kind;
    private final Rigour rigour;
    private final Words words;
    private final Violations found;

    /** How much is asked of a value. */
    enum Rigour {
        /** All that the schema says. */
        FULL,
        /** Types and names of fields only: what the server decodes and then drops. */
        SHAPE
    }

    StructureCheck(KindEntry kind, Rigour rigour, Violations found) {
        this.kind = kind;
        this.rigour = rigour;
        this.words = new Words(kind.group().isEmpty() && kind.kind().equals("Secret"));
        this.found = found;
    }

    void check(Visit visit) {
        if (visit.schema().definition().equals(Catalog.METADATA) && !kind.builtIn()) {
            // Metadata is a built-in type, whatever kind it belongs to.
            new StructureCheck(kind.decoded(), rigour, found).check(visit);
            return;
        }
        if (visit.node() instanceof Scalar scalar) {
            if (scalar.isNull()) {
                checkNull(visit);
                return;
            }
            if (!Certain.is(scalar)) {
                checkUnknown(visit, scalar);
                return;
            }
        }
        if (!isOfType(visit.node(), visit.schema())) {
            reportType(visit);
            return;
        }
        if (visit.node() instanceof Mapping mapping) {
            checkMapping(visit, mapping);
        } else if (visit.node() instanceof Sequence sequence) {
            checkSequence(visit, sequence);
        } else if (visit.node() instanceof Scalar scalar && rigour == Rigour.FULL) {
            new ValueCheck(words, found).check(visit, scalar, kind);
        }
        if (rigour == Rigour.FULL && !visit.schema().combined().isEmpty()) {
            new CombinedCheck(this::violations, found).check(visit);
        }
    }

    /** What a value does against a part of a combined schema, in a tray of its own. */
    private Violations violations(Visit visit) {
        Violations tray = new Violations();
        new StructureCheck(kind, rigour, tray).check(visit);
        return tray;
    }

    /**
     * A null of a built-in kind is decoded as an absent field. One of a custom kind stays in what server-side apply stores,
     * so that it must be allowed, or filled in: the server drops nulls of creates and updates only (observed with 1.36.3).
     */
    private void checkNull(Visit visit) {
        boolean fine = kind.builtIn() || visit.isPart() || rigour == Rigour.SHAPE || acceptsNull(visit.schema());
        if (!fine) {
            found.at(visit.node(), Words.field(visit) + " must be " + Words.wanted(visit.schema()) + ", not null");
        }
    }

    /** Of cipher text only the type is known, of an unfilled template nothing. */
    private void checkUnknown(Visit visit, Scalar scalar) {
        if (scalar.sealed() == null) {
            return;
        }
        Scalar typed = Scalar.of("0", scalar.sealed().kind(), scalar.origin());
        if (!isOfType(typed, visit.schema())) {
            found.at(
                    scalar,
                    Wording.format(
                            "%s must be %s, but another type was encrypted",
                            Words.field(visit), Words.wanted(visit.schema())));
        }
    }

    private void checkMapping(Visit visit, Mapping mapping) {
        for (Mapping.Entry entry : mapping.entries()) {
            checkEntry(visit, entry);
        }
        if (visit.schema().definition().equals(Catalog.METADATA)) {
            new MetadataCheck(words, found).check(visit, mapping);
        }
        if (rigour == Rigour.FULL) {
            visit.schema().values().required().stream()
                    .filter(name -> isMissing(name, visit, mapping))
                    .forEach(name -> reportMissing(name, visit, mapping));
            new ValueCheck(words, found).checkSize(visit, mapping.entries().size(), "Properties");
        }
    }

    private void checkEntry(Visit visit, Mapping.Entry entry) {
        Schema schema = visit.schema();
        @Nullable Supplier<Schema> part = part(schema, entry.name());
        if (part == null) {
            boolean known = !schema.isClosed()
                    || visit.isPart()
                    || (schema.shape().embedded() && isObjectField(entry.name()))
                    || Knowledge.isTemplated(entry.name());
            if (!known) {
                reportUnknown(visit, entry);
            }
            return;
        }
        Optional<Schema> whole = visit.whole().map(main -> orAnything(part(main, entry.name())));
        FieldPath path = visit.path().key(entry.name());
        check(new Visit(entry.value(), part.get(), whole, path, entry.key().span()));
    }

    private void checkSequence(Visit visit, Sequence sequence) {
        Optional<Supplier<Schema>> items = visit.schema().items();
        if (items.isPresent()) {
            Schema schema = items.get().get();
            Optional<Schema> whole =
                    visit.whole().map(main -> orAnything(main.items().orElse(null)));
            for (int i = 0; i < sequence.items().size(); i++) {
                Node item = sequence.items().get(i);
                check(new Visit(item, schema, whole, visit.path().item(i), place(item)));
            }
        }
        if (rigour == Rigour.FULL) {
            new ListCheck(words, found).check(visit, sequence);
            new ValueCheck(words, found).checkSize(visit, sequence.items().size(), "Items");
        }
    }

    private boolean isMissing(String name, Visit visit, Mapping mapping) {
        @Nullable Node value = mapping.value(name);
        if (value != null && !(kind.builtIn() && value instanceof Scalar scalar && scalar.isNull())) {
            return false;
        }
        @Nullable Supplier<Schema> part = part(visit.main(), name);
        return part == null || !part.get().shape().hasDefault();
    }

    private void reportMissing(String name, Visit visit, Mapping mapping) {
        String field = "\"" + visit.path().key(name) + "\"";
        @Nullable Node value = mapping.value(name);
        if (kind.builtIn() && Leniency.isOptional(visit.schema().definition(), name)) {
            return;
        }
        if (value == null) {
            found.at(visit.place(), kind.kind() + " needs the field " + field);
        } else {
            found.at(value, kind.kind() + " needs a value for the field " + field + ", not null");
        }
    }

    private void reportUnknown(Visit visit, Mapping.Entry entry) {
        Span span = entry.key().span();
        Fault fault = Fault.of(
                FaultKind.SCHEMA_VIOLATED,
                span,
                kind.kind() + " has no field \"" + visit.path().key(entry.name()) + "\"");
        Optional<String> near =
                Nearest.of(entry.name(), visit.schema().properties().keySet());
        if (near.isPresent()) {
            fault = fault.hint("did you mean \"" + near.get() + "\"?");
            if (entry.key().origin() instanceof Origin.Written) {
                fault = fault.fix(Fix.unsafe("rename it to " + near.get(), new Edit(span, near.get())));
            }
        }
        found.add(fault);
    }

    private void reportType(Visit visit) {
        Schema schema = visit.schema();
        String detail = Wording.format(
                "%s must be %s, not %s", Words.field(visit), Words.wanted(schema), words.of(visit.node()));
        if (schema.type().equals("string")
                && visit.node() instanceof Scalar scalar
                && scalar.origin() instanceof Origin.Written) {
            Fix quote = Fix.safe("put it in quotes", new Edit(scalar.span(), "\"" + scalar.text() + "\""));
            found.add(Fault.of(FaultKind.SCHEMA_VIOLATED, scalar.span(), detail)
                    .hint("put it in quotes")
                    .fix(quote));
        } else {
            found.at(visit.node(), detail);
        }
    }

    private static boolean isOfType(Node node, Schema schema) {
        if (schema.shape().intOrString()) {
            return node instanceof Scalar scalar && (scalar.isString() || Numeric.isWhole(scalar));
        }
        if (schema.isQuantity()) {
            return node instanceof Scalar scalar && (scalar.isString() || Numeric.isNumber(scalar));
        }
        return switch (schema.type()) {
            case "object" -> node instanceof Mapping;
            case "array" -> node instanceof Sequence;
            case "string" -> node instanceof Scalar scalar && scalar.isString();
            case "boolean" -> node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOL;
            case "integer" -> node instanceof Scalar scalar && Numeric.isWhole(scalar);
            case "number" -> node instanceof Scalar scalar && Numeric.isNumber(scalar);
            default -> true;
        };
    }

    private static boolean acceptsNull(Schema schema) {
        boolean any = schema.type().isEmpty() && !schema.shape().intOrString();
        return any || schema.shape().nullable() || schema.shape().hasDefault();
    }

    private static @Nullable Supplier<Schema> part(Schema schema, String name) {
        @Nullable Supplier<Schema> named = schema.properties().get(name);
        return named != null ? named : schema.additional().orElse(null);
    }

    private static Schema orAnything(@Nullable Supplier<Schema> part) {
        return part == null ? SchemaReader.anything() : part.get();
    }

    private static boolean isObjectField(String name) {
        return name.equals("apiVersion") || name.equals("kind") || name.equals("metadata");
    }

    private static Span place(Node item) {
        if (item instanceof Mapping mapping && !mapping.isEmpty()) {
            @Nullable Node name = mapping.value("name");
            return name != null ? name.span() : mapping.entries().get(0).key().span();
        }
        return item.span();
    }
}

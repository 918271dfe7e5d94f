package dev.sluice.validate.schema;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Gathers what one object does against its schema. */
final class Violations {
    /** More than anybody reads of one object; a file full of nonsense must not make a report full of it. */
    private static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();

    /** Adds one that a person would mend at a value; other places that the value comes from become related ones. */
    void at(Node node, String detail) {
        Fault fault = Fault.of(FaultKind.SCHEMA_VIOLATED, node.span(), detail);
        List<Span> chain = node.origin().chain();
        for (Span earlier : chain.subList(1, chain.size())) {
            fault = fault.related(earlier, "also takes part in this value");
        }
        add(fault);
    }

    void at(Span span, String detail) {
        add(Fault.of(FaultKind.SCHEMA_VIOLATED, span, detail));
    }

    void add(Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        }
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    int count() {
        return faults.size();
    }

    List<Fault> all() {
        return faults;
    }
}

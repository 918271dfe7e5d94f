package dev.sluice.decrypt.audit;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects what is seen in one file. */
final class Observations {
    private final List<Fault> faults = new ArrayList<>();

    void add(FaultKind kind, Span span, String detail, String hint) {
        faults.add(Fault.of(kind, span, detail).hint(hint));
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}

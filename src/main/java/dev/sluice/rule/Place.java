package dev.sluice.rule;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Wording;
import dev.sluice.model.Fault;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The place of a finding that still has nothing to say. */
public final class Place {
    private final Rule rule;
    private final List<Span> chain;

    Place(Rule rule, List<Span> chain) {
        this.rule = rule;
        this.chain = chain;
    }

    /** The finding. */
    public Finding saying(String format, Object... arguments) {
        Finding finding = new Finding(
                rule.id(),
                rule.name(),
                rule.about().severity(),
                chain.get(0),
                Wording.format(format, arguments),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                new TreeSet<>());
        for (Span earlier : chain.subList(1, chain.size())) {
            finding = finding.related(earlier, "also takes part in this value");
        }
        return finding;
    }

    Finding of(Fault fault) {
        Finding finding = saying("%s", fault.detail())
                .about(fault.subject())
                .hint("%s", fault.hint())
                .fix(fault.fix());
        for (var related : fault.related()) {
            finding = finding.related(related.span(), "%s", related.message());
        }
        for (String view : fault.views()) {
            finding = finding.in(view);
        }
        return finding;
    }
}

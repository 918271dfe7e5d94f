package dev.sluice.rule;

import dev.sluice.finding.Finding;
import dev.sluice.finding.RuleId;
import dev.sluice.model.Fault;
import dev.sluice.model.Rendered;
import dev.sluice.text.Span;
import dev.sluice.yaml.Node;
import java.util.stream.Stream;

/**
 * A kind of mistake. A rule is a pure function: it does no I/O, keeps no state, and the order of its findings does not
 * matter. Its id is its package and its name is its class: {@code src001.SourceDangling} is {@code SRC001 source-dangling}.
 */
public interface Rule {
    /** The facts about the rule. */
    About about();

    /** Finds the mistakes of its kind. */
    Stream<Finding> check(Rendered repo);

    /** The rule's id, from its package. */
    default RuleId id() {
        return RuleNames.id(getClass());
    }

    /** The rule's name, from its class. */
    default String name() {
        return RuleNames.name(getClass());
    }

    /** Starts a finding at the place where a value is to be edited; the value's other places become related ones. */
    default Place at(Node node) {
        return new Place(this, node.origin().chain());
    }

    /** Starts a finding at a place. */
    default Place at(Span span) {
        return new Place(this, java.util.List.of(span));
    }

    /** Makes a fault a finding: its place, its words, its hint, related places, fix, subject and views. */
    default Finding of(Fault fault) {
        return at(fault.span()).of(fault);
    }
}

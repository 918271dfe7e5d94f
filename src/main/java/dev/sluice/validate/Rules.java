package dev.sluice.validate;

import dev.sluice.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The rules on the class path: ours and those of other people, found alike. */
public final class Rules {
    private Rules() {}

    /** Every registered rule, by id. */
    public static List<Rule> registered() {
        return ServiceLoader.load(Rule.class, Rules.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }
}

package dev.sluice.rule;

import dev.sluice.finding.RuleId;
import java.util.Locale;

/** Derives what a rule is called from where it stands. */
final class RuleNames {
    private RuleNames() {}

    static RuleId id(Class<?> rule) {
        String name = rule.getPackageName();
        return new RuleId(name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }

    static String name(Class<?> rule) {
        return rule.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

package dev.sluice.rule;

import dev.sluice.finding.Severity;
import dev.sluice.model.FaultKind;
import java.util.Set;

/**
 * The facts about a rule that its code does not show.
 *
 * @param severity how bad its findings are, unless one says otherwise
 * @param summary what a finding of it means, lower case, no full stop
 * @param since the version of Sluice that brought it
 * @param claims the kinds of fault that it turns into findings; each kind has exactly one rule
 */
public record About(Severity severity, String summary, String since, Set<FaultKind> claims) {
    public About {
        claims = Set.copyOf(claims);
    }

    public static About error(String summary) {
        return new About(Severity.ERROR, summary, "0.1", Set.of());
    }

    public static About warning(String summary) {
        return new About(Severity.WARNING, summary, "0.1", Set.of());
    }

    public static About info(String summary) {
        return new About(Severity.INFO, summary, "0.1", Set.of());
    }

    public About since(String version) {
        return new About(severity, summary, version, claims);
    }

    public About claims(FaultKind... kinds) {
        return new About(severity, summary, since, Set.of(kinds));
    }
}

package dev.sluice.validate;

import dev.sluice.Stage;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Suppression;
import dev.sluice.model.Fault;
import dev.sluice.model.Rendered;
import dev.sluice.model.Report;
import dev.sluice.rule.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The stage that judges: schema faults are added to the rendered repository, then the rules read it. */
public final class Validate implements Stage<Rendered, Report> {
    private final Function<Rendered, List<Fault>> schemas;
    private final RuleEngine engine;
    private final LocalDate today;
    private final Executor threads;

    /**
     * @param schemas states what does not fit its schema
     * @param rules the rules to run
     * @param today the day on which suppressions must still hold
     * @param threads where rules run
     */
    public Validate(Function<Rendered, List<Fault>> schemas, List<Rule> rules, LocalDate today, Executor threads) {
        this.schemas = schemas;
        this.engine = new RuleEngine(rules);
        this.today = today;
        this.threads = threads;
    }

    @Override
    public Report run(Rendered built) {
        Rendered repo = built.with(schemas.apply(built));
        RuleEngine.Judgement judgement = engine.judge(repo, threads);
        Suppressions suppressions = Suppressions.in(repo.plain(), today);
        List<Finding> left = new ArrayList<>();
        List<Report.Silenced> silenced = new ArrayList<>();
        for (Finding finding : judgement.findings()) {
            Optional<Suppression> by = suppressions.of(finding);
            by.ifPresentOrElse(
                    suppression -> silenced.add(new Report.Silenced(finding, suppression)), () -> left.add(finding));
        }
        return new Report(repo, left, silenced, judgement.crashes(), engine.infos());
    }
}

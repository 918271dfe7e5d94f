package dev.sluice.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import dev.sluice.finding.RuleId;
import dev.sluice.finding.Severity;
import dev.sluice.fixture.tst001.NameShouted;
import dev.sluice.model.Rendered;
import dev.sluice.model.Report;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RuleEngineTest {
    private static final Span HERE = Span.startOf(RepoPath.of("a.yaml"));
    private static final Rendered REPO = new Rendered(Trees.plain("a.yaml", "name: LOUD\n"), List.of(), List.of());

    @Test
    void one_mistake_seen_in_two_clusters_is_one_finding() {
        assertThat(judge(rule -> Stream.of(said(rule).in("b"), said(rule).in("a"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.views()).containsExactly("a", "b"));
    }

    @Test
    void the_worse_severity_is_kept_whichever_comes_first() {
        Finding worse = said(new NameShouted()).as(Severity.ERROR);
        assertThat(judge(rule -> Stream.of(said(rule), worse)))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(judge(rule -> Stream.of(worse, said(rule))))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void a_rule_that_throws_is_named_and_hides_no_other() {
        Rule broken = new Custom(rule -> {
            throw new IllegalStateException("bug");
        });
        RuleEngine.Judgement judgement = new RuleEngine(List.of(broken, new NameShouted())).judge(REPO, Runnable::run);
        assertThat(judgement.crashes()).extracting(Report.Crash::rule).containsExactly("TST001 custom");
        assertThat(judgement.findings()).extracting(Finding::message).containsExactly("\"LOUD\" is in capitals");
    }

    private static Finding said(Rule rule) {
        return rule.at(HERE).saying("it is so");
    }

    private static List<Finding> judge(Function<Rule, Stream<Finding>> check) {
        return new RuleEngine(List.of(new Custom(check)))
                .judge(REPO, Runnable::run)
                .findings();
    }

    private record Custom(Function<Rule, Stream<Finding>> finder) implements Rule {
        @Override
        public RuleId id() {
            return new RuleId("TST001");
        }

        @Override
        public About about() {
            return About.warning("a test");
        }

        @Override
        public Stream<Finding> check(Rendered repo) {
            return finder.apply(this);
        }
    }
}

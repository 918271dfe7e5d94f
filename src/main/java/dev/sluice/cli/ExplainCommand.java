package dev.sluice.cli;

import dev.sluice.Trouble;
import dev.sluice.rule.Rule;
import dev.sluice.validate.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints the page of one rule: what it finds, why, how to fix it, when to allow it. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tell what a rule finds, why, and how to fix it";
    }

    @Override
    public String operands() {
        return "ID";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments, Console console) {
        if (arguments.operands().size() != 1) {
            return Usage.refuse(console, name(), "name one rule, such as SRC001; sluice rules lists them");
        }
        String wanted = arguments.operands().get(0).toUpperCase(Locale.ROOT);
        Optional<Rule> rule = Rules.registered().stream()
                .filter(one -> one.id().value().equals(wanted))
                .findFirst();
        if (rule.isEmpty()) {
            return Usage.refuse(console, name(), "there is no rule " + wanted + "; sluice rules lists them");
        }
        console.out().print(page(rule.get()));
        return Exit.CLEAN;
    }

    private static String page(Rule rule) {
        try (InputStream in = rule.getClass().getResourceAsStream("README.md")) {
            if (in == null) {
                return rule.id() + " " + rule.name() + ": " + rule.about().summary() + "\n";
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Trouble("cannot read the page of " + rule.id() + ": " + e.getMessage(), e);
        }
    }
}

package dev.sluice.cli;

import dev.sluice.rule.Rule;
import dev.sluice.validate.Rules;
import java.util.List;
import java.util.Locale;

/** Lists the rules. */
final class RulesCommand implements Command {
    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String summary() {
        return "list the rules";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments, Console console) {
        if (!arguments.operands().isEmpty()) {
            return Usage.refuse(console, name(), "it takes no operands; sluice explain ID tells of one rule");
        }
        for (Rule rule : Rules.registered()) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s %-8s %s: %s",
                            rule.id(),
                            rule.about().severity().word(),
                            rule.name(),
                            rule.about().summary()));
        }
        return Exit.CLEAN;
    }
}

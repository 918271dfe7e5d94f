package dev.sluice.build.substitution;

import dev.sluice.build.substitution.Failure.Reason;
import dev.sluice.build.substitution.Template.Expression;
import dev.sluice.build.substitution.Template.Part;
import dev.sluice.build.substitution.Template.Text;
import dev.sluice.build.substitution.Variables.Unset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in the variables of one template. */
public final class Expander {
    /** Far more text than an object may have in a cluster; a template that could grow beyond is refused. */
    private static final int MAX_LENGTH = 64 << 20;

    private final Template template;
    private final Variables variables;
    private @Nullable Failure failure;

    private Expander(Template template, Variables variables) {
        this.template = template;
        this.variables = variables;
    }

    /** Fills in what the variables give. */
    public static Expanded expand(Template template, Variables variables) {
        return new Expander(template, variables).run();
    }

    /** A text as bytes, and whether all of it is what Flux would write. */
    private record Value(Bytes bytes, boolean known) {}

    private Expanded run() {
        Bytes.Builder all = new Bytes.Builder();
        for (Part part : template.parts()) {
            Value value = value(part);
            if (failure != null) {
                return failure;
            }
            all.append(value.bytes());
            if (all.length() > MAX_LENGTH) {
                return new Failure(Reason.BAD_SUBSTITUTION, 0, "");
            }
        }
        return new Expansion(all.build().text());
    }

    private Value value(Part part) {
        if (part instanceof Text text) {
            return new Value(Bytes.of(text.text()), true);
        }
        Expression expression = (Expression) part;
        List<Bytes> arguments = new ArrayList<>();
        boolean known = true;
        for (Part argument : expression.arguments()) {
            Value value = value(argument);
            arguments.add(value.bytes());
            known &= value.known();
        }
        return expression.isDefault() ? orElse(expression, arguments, known) : applied(expression, arguments, known);
    }

    private Value orElse(Expression expression, List<Bytes> arguments, boolean known) {
        Variable variable = variables.get(expression.name());
        if (variable == null) {
            return new Value(Bytes.join(arguments), known);
        }
        return variable.value()
                .map(text -> text.isEmpty() ? new Value(Bytes.join(arguments), known) : new Value(Bytes.of(text), true))
                .orElseGet(() -> asWritten(expression));
    }

    private Value applied(Expression expression, List<Bytes> arguments, boolean known) {
        Variable variable = variables.get(expression.name());
        if (variable == null && variables.unset() == Unset.FAIL) {
            fail(new Failure(Reason.NOT_SET, expression.start(), expression.name()));
        }
        String text = variable == null
                ? variables.unset() == Unset.EMPTY ? "" : null
                : variable.value().orElse(null);
        if (text == null || !known) {
            return asWritten(expression);
        }
        Bytes value = Bytes.of(text);
        if (arguments.stream().anyMatch(argument -> (long) argument.length() * value.length() > MAX_LENGTH)) {
            fail(new Failure(Reason.BAD_SUBSTITUTION, expression.start(), expression.name()));
            return asWritten(expression);
        }
        return new Value(Functions.apply(expression.operator(), value, arguments), true);
    }

    private void fail(Failure first) {
        if (failure == null) {
            failure = first;
        }
    }

    private Value asWritten(Expression expression) {
        return new Value(Bytes.of(template.source().substring(expression.start(), expression.end())), false);
    }
}

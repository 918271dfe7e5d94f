package dev.sluice.validate.schema;

import dev.sluice.model.Fault;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}: one sentence for one mistake, not one per branch. */
final class CombinedCheck {
    private final Function<Visit, Violations> judge;
    private final Violations found;

    CombinedCheck(Function<Visit, Violations> judge, Violations found) {
        this.judge = judge;
        this.found = found;
    }

    void check(Visit visit) {
        Schema.Combined combined = visit.schema().combined();
        for (Schema part : combined.all()) {
            judge.apply(visit.against(part)).all().forEach(found::add);
        }
        if (!combined.any().isEmpty()) {
            checkAny(visit, combined.any());
        }
        if (!combined.one().isEmpty()) {
            checkOne(visit, combined.one());
        }
        if (combined.not().isPresent()
                && judge.apply(visit.against(combined.not().get())).isEmpty()) {
            reportNot(visit, combined.not().get());
        }
    }

    private void checkAny(Visit visit, List<Schema> parts) {
        if (parts.stream().noneMatch(part -> fits(visit, part))) {
            reportNone(visit, parts, "at least one");
        }
    }

    private void checkOne(Visit visit, List<Schema> parts) {
        List<Schema> fitting = parts.stream().filter(part -> fits(visit, part)).toList();
        if (fitting.isEmpty()) {
            reportNone(visit, parts, "one");
        } else if (fitting.size() > 1) {
            Set<String> fields = required(fitting);
            String what = fields.isEmpty() ? "more than one of its alternatives" : "only one of " + quoted(fields);
            found.at(visit.place(), Words.field(visit) + (fields.isEmpty() ? " matches " : " may have ") + what);
        }
    }

    private boolean fits(Visit visit, Schema part) {
        return judge.apply(visit.against(part)).isEmpty();
    }

    private void reportNone(Visit visit, List<Schema> parts, String howMany) {
        Set<String> fields = required(parts);
        boolean onlyFields = parts.stream().allMatch(CombinedCheck::onlyRequires);
        if (onlyFields && !fields.isEmpty()) {
            found.at(visit.place(), Words.field(visit) + " needs " + howMany + " of " + quoted(fields));
            return;
        }
        Fault nearest = parts.stream()
                .map(part -> judge.apply(visit.against(part)))
                .min(Comparator.comparingInt(Violations::count))
                .map(tray -> tray.all().get(0))
                .orElseThrow();
        found.add(nearest);
    }

    private void reportNot(Visit visit, Schema not) {
        Set<String> fields = required(
                not.combined().any().isEmpty() ? List.of(not) : not.combined().any());
        String what =
                fields.isEmpty() ? " has a value that is not allowed" : " may not have " + quoted(fields) + " here";
        found.at(visit.place(), Words.field(visit) + what);
    }

    private static boolean onlyRequires(Schema part) {
        return part.properties().isEmpty() && !part.values().required().isEmpty();
    }

    private static Set<String> required(List<Schema> parts) {
        Set<String> fields = new LinkedHashSet<>();
        parts.forEach(part -> fields.addAll(part.values().required()));
        return fields;
    }

    private static String quoted(Set<String> fields) {
        return fields.stream().map(field -> "\"" + field + "\"").collect(Collectors.joining(", "));
    }
}

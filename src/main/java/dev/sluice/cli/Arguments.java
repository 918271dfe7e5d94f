package dev.sluice.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A command line, taken apart.
 *
 * @param options the values given for each option by its long name; an empty list for a switch
 * @param operands what is no option
 */
public record Arguments(Map<String, List<String>> options, List<String> operands) {
    /** A command line, or what is wrong with it. */
    sealed interface Parsed permits Accepted, Refused {}

    record Accepted(Arguments arguments) implements Parsed {}

    record Refused(String reason) implements Parsed {}

    /**
     * Takes a command line apart. A repeatable option is given once for each value; a
     * lone {@code --} ends the options.
     */
    static Parsed parse(List<String> words, List<Option> known) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            Option option = find(equals < 0 ? word : word.substring(0, equals), known);
            if (option == null) {
                return new Refused("unknown option " + word);
            }
            if (options.containsKey(option.name()) && !option.repeatable()) {
                return new Refused("--" + option.name() + " is given twice");
            }
            List<String> values = options.computeIfAbsent(option.name(), name -> new ArrayList<>());
            if (!option.takesValue()) {
                if (equals >= 0) {
                    return new Refused("--" + option.name() + " takes no value");
                }
            } else if (equals >= 0) {
                values.add(word.substring(equals + 1));
            } else if (i + 1 < words.size()) {
                values.add(words.get(++i));
            } else {
                return new Refused("--" + option.name() + " needs a value: " + option.usage());
            }
        }
        return new Accepted(new Arguments(new TreeMap<>(options), List.copyOf(operands)));
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The value of an option that is given at most once. */
    Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    /** Every value of an option. */
    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    private static @Nullable Option find(String word, List<Option> known) {
        for (Option option : known) {
            if (word.equals("--" + option.name())
                    || option.letter()
                            .filter(letter -> word.equals("-" + letter))
                            .isPresent()) {
                return option;
            }
        }
        return null;
    }
}

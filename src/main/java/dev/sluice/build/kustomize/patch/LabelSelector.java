package dev.sluice.build.kustomize.patch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label selector in the syntax of Kubernetes, such as {@code app=web,tier in (a, b),!legacy}. */
final class LabelSelector {
    private static final Pattern TOKEN = Pattern.compile("\\s*(==|!=|[=!(),<>]|[^=!(),<>\\s]+)\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,18}");

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    private enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        MISSING,
        GREATER,
        LESS
    }

    private record Requirement(String key, Operator operator, Set<String> values) {
        boolean matches(Map<String, String> labels) {
            String label = labels.get(key);
            return switch (operator) {
                case IN -> label != null && values.contains(label);
                case NOT_IN -> label == null || !values.contains(label);
                case EXISTS -> label != null;
                case MISSING -> label == null;
                case GREATER, LESS ->
                    label != null
                            && INTEGER.matcher(label).matches()
                            && compares(Long.compare(
                                    Long.parseLong(label),
                                    Long.parseLong(values.iterator().next())));
            };
        }

        private boolean compares(int comparison) {
            return operator == Operator.GREATER ? comparison > 0 : comparison < 0;
        }
    }

    /** Reads a selector; an empty text selects everything, what cannot be read gives nothing. */
    static Optional<LabelSelector> parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return end < text.length() && !text.isBlank() ? Optional.empty() : new Parser(tokens).parse();
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    /** Reads tokens; every method gives false, or nothing, at the first that does not fit. */
    private static final class Parser {
        private static final String END = "";

        private final List<String> tokens;
        private int at;

        Parser(List<String> tokens) {
            this.tokens = tokens;
        }

        Optional<LabelSelector> parse() {
            List<Requirement> found = new ArrayList<>();
            if (!tokens.isEmpty()) {
                do {
                    Optional<Requirement> requirement = requirement();
                    if (requirement.isEmpty()) {
                        return Optional.empty();
                    }
                    found.add(requirement.get());
                } while (take(","));
            }
            return at == tokens.size() ? Optional.of(new LabelSelector(found)) : Optional.empty();
        }

        private Optional<Requirement> requirement() {
            boolean missing = take("!");
            String key = next();
            if (!isKey(key)) {
                return Optional.empty();
            }
            if (missing || peek().equals(END) || peek().equals(",")) {
                return Optional.of(new Requirement(key, missing ? Operator.MISSING : Operator.EXISTS, Set.of()));
            }
            return switch (next()) {
                case "=", "==" -> one(key, Operator.IN);
                case "!=" -> one(key, Operator.NOT_IN);
                case ">" -> one(key, Operator.GREATER).filter(Parser::isInteger);
                case "<" -> one(key, Operator.LESS).filter(Parser::isInteger);
                case "in" -> set(key, Operator.IN);
                case "notin" -> set(key, Operator.NOT_IN);
                default -> Optional.empty();
            };
        }

        private Optional<Requirement> one(String key, Operator operator) {
            String value = peek().equals(",") ? "" : next();
            return isValue(value) ? Optional.of(new Requirement(key, operator, Set.of(value))) : Optional.empty();
        }

        private Optional<Requirement> set(String key, Operator operator) {
            Set<String> values = new LinkedHashSet<>();
            if (!take("(")) {
                return Optional.empty();
            }
            do {
                String value = peek().equals(",") || peek().equals(")") ? "" : next();
                if (!isValue(value)) {
                    return Optional.empty();
                }
                values.add(value);
            } while (take(","));
            return take(")") ? Optional.of(new Requirement(key, operator, values)) : Optional.empty();
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : END;
        }

        private String next() {
            String token = peek();
            at += at < tokens.size() ? 1 : 0;
            return token;
        }

        private boolean take(String token) {
            boolean found = peek().equals(token);
            at += found ? 1 : 0;
            return found;
        }

        private static boolean isInteger(Requirement requirement) {
            return INTEGER.matcher(requirement.values().iterator().next()).matches();
        }

        private static boolean isKey(String text) {
            int slash = text.indexOf('/');
            return NAME.matcher(text.substring(slash + 1)).matches()
                    && (slash < 0
                            || (slash <= 253
                                    && DOMAIN.matcher(text.substring(0, slash)).matches()));
        }

        private static boolean isValue(String text) {
            return text.isEmpty() || NAME.matcher(text).matches();
        }
    }
}

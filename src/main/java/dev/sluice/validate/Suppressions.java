package dev.sluice.validate;

import dev.sluice.finding.Finding;
import dev.sluice.finding.RuleId;
import dev.sluice.finding.Suppression;
import dev.sluice.finding.Suppression.Reach;
import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Comment;
import dev.sluice.yaml.YamlFile;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments by which a team silences findings: {@code # sluice:ignore SRC001 -- reason}, also {@code sluice:ignore-next} and
 * {@code sluice:ignore-file}. One without a reason, or whose day is over, silences nothing.
 */
final class Suppressions {
    private static final Pattern FORM = Pattern.compile(
            "\\s*sluice:ignore(?<reach>-next|-file)?\\s+(?<rules>[A-Z0-9]+(?:\\s*,\\s*[A-Z0-9]+)*)\\s+--\\s+(?<reason>.*\\S)\\s*");
    private static final Pattern EXPIRES = Pattern.compile("\\bexpires=(?<day>\\d{4}-\\d{2}-\\d{2})\\b");

    private final Map<RepoPath, List<Suppression>> byFile;

    private Suppressions(Map<RepoPath, List<Suppression>> byFile) {
        this.byFile = byFile;
    }

    /**
     * The suppressions of all files that still hold.
     *
     * @param today the day of the run
     */
    static Suppressions in(Plain plain, LocalDate today) {
        Map<RepoPath, List<Suppression>> byFile = new HashMap<>();
        for (YamlFile file : plain.yaml().values()) {
            List<Suppression> found = file.comments().stream()
                    .map(Suppressions::read)
                    .flatMap(Optional::stream)
                    .filter(suppression -> holds(suppression, today))
                    .toList();
            if (!found.isEmpty()) {
                byFile.put(file.path(), found);
            }
        }
        return new Suppressions(byFile);
    }

    /** What silences a finding. */
    Optional<Suppression> of(Finding finding) {
        return byFile.getOrDefault(finding.span().path(), List.of()).stream()
                .filter(suppression -> suppression.rules().contains(finding.rule()) && reaches(suppression, finding))
                .findFirst();
    }

    private static boolean reaches(Suppression suppression, Finding finding) {
        int line = suppression.span().line();
        return switch (suppression.reach()) {
            case LINE -> finding.span().line() == line;
            case NEXT_LINE -> finding.span().line() == line + 1;
            case FILE -> true;
            case BASELINE -> false;
        };
    }

    private static Optional<Suppression> read(Comment comment) {
        if (!comment.text().contains("sluice:ignore")) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(comment.text());
        if (!form.matches()) {
            return Optional.empty();
        }
        NavigableSet<RuleId> rules = new TreeSet<>();
        for (String id : form.group("rules").split("\\s*,\\s*")) {
            RuleId.parse(id).ifPresent(rules::add);
        }
        String reason = form.group("reason");
        Matcher expires = EXPIRES.matcher(reason);
        Optional<String> day = expires.find() ? Optional.of(expires.group("day")) : Optional.empty();
        return Optional.of(new Suppression(rules, comment.span(), reach(form.group("reach")), reason, day));
    }

    private static Reach reach(@org.jspecify.annotations.Nullable String suffix) {
        if (suffix == null) {
            return Reach.LINE;
        }
        return suffix.equals("-next") ? Reach.NEXT_LINE : Reach.FILE;
    }

    private static boolean holds(Suppression suppression, LocalDate today) {
        try {
            return suppression
                    .expires()
                    .map(LocalDate::parse)
                    .filter(today::isAfter)
                    .isEmpty();
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }
}

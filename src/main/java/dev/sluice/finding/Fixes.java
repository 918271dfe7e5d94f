package dev.sluice.finding;

import dev.sluice.text.Edits;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Carries out fixes on the texts they are about. */
public final class Fixes {
    private Fixes() {}

    /**
     * The files that change, as they are afterwards. Edits that several fixes have in common are made once; a fix that
     * touches the same text as one before it, or a file that is not there, is left out as a whole.
     *
     * @param fixes the fixes, the more important first
     * @param texts the text of a file
     */
    public static SortedMap<RepoPath, String> apply(List<Fix> fixes, Function<RepoPath, Optional<String>> texts) {
        SortedMap<RepoPath, List<Edits.Change>> byFile = new TreeMap<>();
        for (Edit edit : compatible(fixes, texts)) {
            byFile.computeIfAbsent(edit.span().path(), path -> new ArrayList<>())
                    .add(new Edits.Change(edit.span(), edit.replacement()));
        }
        SortedMap<RepoPath, String> changed = new TreeMap<>();
        byFile.forEach((path, changes) ->
                texts.apply(path).ifPresent(text -> changed.put(path, Edits.apply(text, changes))));
        return changed;
    }

    private static Set<Edit> compatible(List<Fix> fixes, Function<RepoPath, Optional<String>> texts) {
        Set<Edit> taken = new LinkedHashSet<>();
        for (Fix fix : fixes) {
            boolean possible = fix.edits().stream()
                    .allMatch(edit -> texts.apply(edit.span().path()).isPresent()
                            && taken.stream().noneMatch(other -> !other.equals(edit) && touch(edit, other)));
            if (possible) {
                taken.addAll(fix.edits());
            }
        }
        return taken;
    }

    /** Whether two edits change the same text, or insert at the same place, where their order would be a guess. */
    private static boolean touch(Edit one, Edit other) {
        Span a = one.span();
        Span b = other.span();
        if (!a.path().equals(b.path())) {
            return false;
        }
        boolean samePlace = a.line() == b.line() && a.column() == b.column();
        return samePlace || (startsBeforeEnd(a, b) && startsBeforeEnd(b, a));
    }

    private static boolean startsBeforeEnd(Span a, Span b) {
        return a.line() < b.endLine() || (a.line() == b.endLine() && a.column() < b.endColumn());
    }
}

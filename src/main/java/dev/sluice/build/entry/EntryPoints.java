package dev.sluice.build.entry;

import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the entry points of a repository. */
public final class EntryPoints {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::directory).thenComparing(Entry::declared);

    private EntryPoints() {}

    /** Those that a file declares: bootstrap, Flux Operator. */
    public static List<Entry> declared(Plain plain) {
        return Stream.concat(BootstrapEntries.in(plain), new InstanceEntries(plain).find())
                .sorted(ORDER)
                .toList();
    }

    /**
     * Those that nothing declares: directories with Kustomizations that no other one applies.
     *
     * @param declared the ones that are declared
     * @param reached the files that were read to build those
     */
    public static List<Entry> undeclared(Plain plain, List<Entry> declared, Set<RepoPath> reached) {
        return new PlainRoots(plain).find(declared, reached);
    }

    /** All of them in one order. */
    public static List<Entry> merged(List<Entry> declared, List<Entry> undeclared) {
        return Stream.concat(declared.stream(), undeclared.stream())
                .sorted(ORDER)
                .toList();
    }
}

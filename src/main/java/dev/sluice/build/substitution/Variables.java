package dev.sluice.build.substitution;

import dev.sluice.yaml.Sealed;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a Kustomization's objects are filled in with.
 *
 * @param byName the variables
 * @param unset what becomes of an expression whose variable is not among them
 */
public record Variables(SortedMap<String, Variable> byName, Unset unset) {
    /** What becomes of an expression over a variable without value. */
    public enum Unset {
        /** It becomes the empty text, as Flux did by default before 2.9. */
        EMPTY,
        /** It is an error, as it is by default since Flux 2.9. */
        FAIL,
        /** It stays as it is, because the variable may have a value outside the repository. */
        KEEP
    }

    public Variables {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static Variables of(Map<String, Variable> byName, Unset unset) {
        return new Variables(new TreeMap<>(byName), unset);
    }

    /** The same with other values above these. */
    public Variables with(SortedMap<String, Variable> others) {
        SortedMap<String, Variable> all = new TreeMap<>(byName);
        all.putAll(others);
        return new Variables(all, unset);
    }

    /** Whether substitution has nothing to go by, so that Flux leaves it out. */
    public boolean isEmpty() {
        return byName.isEmpty() && unset != Unset.KEEP;
    }

    /** The variable of a name, null if it is not set. */
    @Nullable
    Variable get(String name) {
        return byName.get(name);
    }

    /** The seal on one of these variables, null if all of them are in the clear. */
    @Nullable
    Sealed seal(Iterable<String> names) {
        for (String name : names) {
            Variable variable = byName.get(name);
            if (variable != null && variable.scalar().sealed() != null) {
                return variable.scalar().sealed();
            }
        }
        return null;
    }
}

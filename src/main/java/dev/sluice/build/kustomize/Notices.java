package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.text.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What kustomize does without a word though it is hardly meant: none of it stops a build. A component may be built into
 * several bases, so an entry is without effect only if it has none in all of them.
 */
final class Notices {
    private final Map<Place, Fault> ineffective = new LinkedHashMap<>();
    private final Set<Place> effective = new HashSet<>();
    private final Map<Place, Fault> certain = new LinkedHashMap<>();

    private record Place(FaultKind kind, Span span) {}

    /** Notes what holds whatever the objects are. */
    void note(Fault fault) {
        certain.putIfAbsent(place(fault), fault);
    }

    /** Notes that an entry finds nothing to work on, this time. */
    void withoutEffect(Fault fault) {
        ineffective.putIfAbsent(place(fault), fault);
    }

    /** Notes that an entry of a file does what it is there for. */
    void withEffect(FaultKind kind, Span entry) {
        effective.add(new Place(kind, entry));
    }

    /** What is known of a build that did not come to an end, or that lacks objects. */
    List<Fault> certain() {
        return List.copyOf(certain.values());
    }

    /** What is known of a build that has all its objects. */
    List<Fault> all() {
        Map<Place, Fault> all = new LinkedHashMap<>(certain);
        ineffective.forEach((place, fault) -> {
            if (!effective.contains(place)) {
                all.put(place, fault);
            }
        });
        return List.copyOf(all.values());
    }

    private static Place place(Fault fault) {
        return new Place(fault.kind(), fault.span());
    }
}

package dev.sluice.maven;

import dev.sluice.cli.Arguments;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the options that are given; a parameter that is not set gives none. */
final class Given {
    private final Map<String, List<String>> options = new TreeMap<>();

    Given flag(String name, boolean set) {
        return values(name, set ? List.of("") : null);
    }

    Given value(String name, @Nullable String value) {
        return values(name, value == null ? null : List.of(value));
    }

    Given values(String name, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) {
            options.put(name, List.copyOf(values));
        }
        return this;
    }

    Arguments arguments(File repository) {
        return new Arguments(Map.copyOf(options), List.of(repository.getPath()));
    }
}

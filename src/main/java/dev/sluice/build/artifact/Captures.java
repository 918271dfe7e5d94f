package dev.sluice.build.artifact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The directories that {@code spec.pathPattern} of an ArtifactGenerator finds, such as {@code apps/{app}}: each makes the
 * artifacts of the generator once (fluxcd/source-watcher, internal/controller/artifactgenerator_pathpattern.go).
 *
 * @param values what the names in braces stand for
 */
record Captures(Map<String, String> values) {
    static final Captures NONE = new Captures(Map.of());

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

    Captures {
        values = Map.copyOf(values);
    }

    /** @param pattern the pattern without the alias of the source */
    static List<Captures> in(Tree source, String pattern) {
        List<String> names = new ArrayList<>();
        StringBuilder expression = new StringBuilder();
        Matcher name = NAME.matcher(pattern);
        int end = 0;
        while (name.find()) {
            expression
                    .append(Pattern.quote(pattern.substring(end, name.start())))
                    .append("([^/]+)");
            names.add(name.group(1));
            end = name.end();
        }
        Pattern whole = Pattern.compile(expression + Pattern.quote(pattern.substring(end)));
        return directories(source).stream()
                .map(directory -> whole.matcher(directory.value()))
                .filter(Matcher::matches)
                .map(match -> of(names, match))
                .toList();
    }

    /** A path with the captured values in the place of their names. */
    String path(String template) {
        String path = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }

    /** A name, which is lower case whatever the directories are. */
    String name(String template) {
        String name = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            name = name.replace("{" + value.getKey() + "}", value.getValue().toLowerCase(Locale.ROOT));
        }
        return name;
    }

    private static Captures of(List<String> names, Matcher match) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), match.group(i + 1));
        }
        return new Captures(values);
    }

    private static TreeSet<RepoPath> directories(Tree source) {
        TreeSet<RepoPath> directories = new TreeSet<>();
        for (RepoPath file : source.files().keySet()) {
            for (RepoPath up = file.parent(); !up.equals(RepoPath.ROOT) && directories.add(up); ) {
                up = up.parent();
            }
        }
        return directories;
    }
}

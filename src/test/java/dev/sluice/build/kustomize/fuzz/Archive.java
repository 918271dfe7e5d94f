package dev.sluice.build.kustomize.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.model.Revision;
import dev.sluice.model.SourceFile;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few files in one text, each below a line {@code -- path --}; what stands above the first such line is the kustomization
 * file of the root. A fuzzer can cut, swap and rename whole files in it, and a person can read what it found.
 */
final class Archive {
    private static final RepoPath ROOT_FILE = RepoPath.of("kustomization.yaml");
    private static final Pattern HEADER = Pattern.compile("(?m)^-- ([^\n]{1,60}) --(\n|\\z)");

    private Archive() {}

    /** The files of an archive; of files with the same path the last one counts, and a path that climbs out names none. */
    static Tree tree(byte[] archive) {
        // Latin 1 keeps every byte, and the bytes are what is read as YAML.
        String text = new String(archive, ISO_8859_1);
        SortedMap<RepoPath, SourceFile> files = new TreeMap<>();
        Matcher header = HEADER.matcher(text);
        Optional<RepoPath> path = Optional.of(ROOT_FILE);
        int start = 0;
        while (header.find()) {
            add(files, path, text.substring(start, header.start()));
            path = RepoPath.parse(header.group(1)).filter(named -> !named.equals(RepoPath.ROOT));
            start = header.end();
        }
        add(files, path, text.substring(start));
        return new Tree(new Revision("fuzz", Optional.empty()), files, new TreeMap<>(), List.of(), List.of());
    }

    private static void add(SortedMap<RepoPath, SourceFile> files, Optional<RepoPath> path, String text) {
        path.ifPresent(named -> files.put(named, new SourceFile(named, text.getBytes(ISO_8859_1))));
    }
}

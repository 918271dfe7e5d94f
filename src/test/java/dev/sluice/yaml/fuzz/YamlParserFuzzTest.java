package dev.sluice.yaml.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.CommentOwners;
import dev.sluice.yaml.GoJson;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;

/** Any bytes give a file that can be printed, and what was printed can be read and printed the same. */
final class YamlParserFuzzTest {
    private static final RepoPath PATH = RepoPath.of("a.yaml");

    @FuzzTest
    void any_bytes_are_read_and_printed(byte[] content) {
        YamlFile file = YamlParser.parse(PATH, content);
        CommentOwners owners = CommentOwners.of(file);
        file.comments().forEach(owners::owner);
        for (Node document : file.documents()) {
            GoJson.print(document);
            YamlFile again = YamlParser.parse(PATH, YamlPrinter.print(document));
            again.documents().forEach(YamlPrinter::print);
        }
    }
}

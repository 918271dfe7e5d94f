package dev.sluice.build.kustomize.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.build.kustomize.Item;
import dev.sluice.build.kustomize.KustomizeBuild;
import dev.sluice.build.kustomize.Options;
import dev.sluice.build.kustomize.Result;
import dev.sluice.build.kustomize.TreeFiles;
import dev.sluice.model.Fault;
import dev.sluice.model.Tree;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.GoJson;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.YamlFile;
import dev.sluice.yaml.YamlParser;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Any few files are built, and what is printed reads as what was built, or refused at a place in one of them. */
final class KustomizeFuzzTest {
    private static final List<Options> WAYS = List.of(Options.COMMAND_LINE, Options.FLUX);
    /** Far above the milliseconds that an input takes, so that only a hang is found, never a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** go-yaml (v3), and so kustomize, breaks lines at these where a reader does not: what it prints may be no YAML. */
    private static final Pattern FOREIGN_BREAK = Pattern.compile("[\\u0085\\u2028\\u2029\\uFEFF]");

    private static final Pattern NEGATIVE_ZERO = Pattern.compile("(?<=[:\\[,])-0(?=[,}\\]])");

    @DictionaryFile(resourcePath = "kustomize.dict")
    @FuzzTest
    void any_project_is_built_or_refused_at_a_place(byte[] archive) {
        assertTimeoutPreemptively(LIMIT, () -> assertIsJudged(Archive.tree(archive)));
    }

    private static void assertIsJudged(Tree tree) {
        for (Options way : WAYS) {
            Result result = KustomizeBuild.build(TreeFiles.of(tree), RepoPath.ROOT, way);
            result.faults().forEach(fault -> assertIsPlaced(fault, tree));
            if (result.state() == Result.State.BUILT) {
                assertReadsAgain(result);
            } else {
                assertThat(result.faults()).isNotEmpty();
            }
        }
    }

    /** A fault points to something that is there: to a stretch of a file or, if there is no file to point to, to a directory. */
    private static void assertIsPlaced(Fault fault, Tree tree) {
        Span span = fault.span();
        if (tree.file(span.path()).isEmpty()) {
            assertThat(span).as(fault.detail()).isEqualTo(Span.startOf(span.path()));
            assertThat(tree.isDirectory(span.path())).as(fault.toString()).isTrue();
            return;
        }
        byte[] content = tree.file(span.path()).orElseThrow().bytes();
        Lines lines = YamlParser.parse(span.path(), content).lines();
        assertThat(isIn(lines, span.line(), span.column())
                        && isIn(lines, span.endLine(), span.endColumn())
                        && lines.offset(span.line(), span.column()) <= lines.offset(span.endLine(), span.endColumn()))
                .as(fault.toString())
                .isTrue();
    }

    private static boolean isIn(Lines lines, int line, int column) {
        if (line < 1 || line > lines.count() || column < 1) {
            return false;
        }
        String text = lines.line(line);
        return column <= text.codePointCount(0, text.length()) + 1;
    }

    private static void assertReadsAgain(Result result) {
        String printed = KustomizeBuild.print(result);
        if (FOREIGN_BREAK.matcher(printed).find()) {
            return;
        }
        YamlFile read = YamlParser.parse(RepoPath.of("printed.yaml"), printed);
        assertThat(read.rejections()).as(printed).isEmpty();
        assertThat(json(read.documents()))
                .as(printed)
                .isEqualTo(json(result.items().stream().map(Item::root).toList()));
    }

    /** kustomize prints the number -0.0 as -0, which is the integer 0 to whoever reads it. */
    private static List<String> json(List<? extends Node> documents) {
        return documents.stream()
                .map(document -> NEGATIVE_ZERO.matcher(GoJson.print(document)).replaceAll("0"))
                .toList();
    }
}

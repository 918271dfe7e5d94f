package dev.sluice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long files and methods are, in every module: code is read in pieces that fit on a screen. */
final class ShapeTest {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));

    private static final List<String> PRODUCT = List.of("src/main/java", "rules/catalog", "maven-plugin/src/main/java");
    private static final List<String> TESTS = List.of("src/test/java", "rules/test", "maven-plugin/src/test/java");

    private static List<Source> product = List.of();
    private static List<Source> all = List.of();

    @BeforeAll
    static void parse() {
        product = sources(PRODUCT);
        all = Stream.concat(product.stream(), sources(TESTS).stream()).toList();
    }

    @Test
    void there_is_code_to_measure() {
        assertThat(product).hasSizeGreaterThan(10);
        assertThat(methods(product)).hasSizeGreaterThan(50);
    }

    @Test
    void a_file_has_at_most_300_lines() {
        assertThat(all).filteredOn(source -> source.lines() > 300).isEmpty();
    }

    @Test
    void half_of_the_files_have_at_most_90_lines() {
        assertThat(median(product.stream().map(Source::lines))).isLessThanOrEqualTo(90);
    }

    @Test
    void a_shell_class_has_at_most_150_lines() {
        assertThat(under("src/main/java/dev/sluice/cli", "maven-plugin/src/main/java"))
                .filteredOn(source -> source.lines() > 150)
                .isEmpty();
    }

    @Test
    void half_of_the_rules_have_at_most_60_lines_and_none_has_more_than_100_apart_from_package_and_imports() {
        assertThat(under("rules/catalog"))
                .filteredOn(source -> source.body() > 100)
                .isEmpty();
        assertThat(median(under("rules/catalog").map(Source::body))).isLessThanOrEqualTo(60);
    }

    @Test
    void a_method_has_at_most_40_lines() {
        assertThat(methods(all)).filteredOn(method -> method.lines() > 40).isEmpty();
    }

    @Test
    void half_of_the_methods_have_at_most_6_lines() {
        assertThat(median(methods(product).map(Method::lines))).isLessThanOrEqualTo(6);
    }

    @Test
    void a_method_has_at_most_4_parameters() {
        assertThat(methods(product))
                .filteredOn(method -> method.parameters() > 4)
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(all)
                .filteredOn(source ->
                        source.text().contains("TO" + "DO") || source.text().contains("FIX" + "ME"))
                .isEmpty();
    }

    private static Stream<Method> methods(List<Source> sources) {
        return sources.stream().flatMap(source -> source.methods().stream());
    }

    private static Stream<Source> under(String... folders) {
        return product.stream().filter(source -> Stream.of(folders).anyMatch(source.path()::startsWith));
    }

    private static int median(Stream<Integer> numbers) {
        List<Integer> sorted = numbers.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static List<Source> sources(List<String> folders) {
        List<Path> files =
                folders.stream().flatMap(ShapeTest::javaFiles).sorted().toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(source(unit, Trees.instance(task).getSourcePositions()));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(String folder) {
        Path start = ROOT.resolve(folder);
        if (!Files.isDirectory(start)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.walk(start)) {
            return found.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        Path file = Path.of(unit.getSourceFile().toUri());
        String path = ROOT.toRealPath().relativize(file.toRealPath()).toString().replace('\\', '/');
        List<Method> methods = new ArrayList<>();
        new Measure(unit, positions, path, methods).scan(unit, null);
        int first = unit.getTypeDecls().isEmpty()
                ? 1
                : (int) unit.getLineMap()
                        .getLineNumber(positions.getStartPosition(
                                unit, unit.getTypeDecls().get(0)));
        return new Source(path, Files.readString(file), first, methods);
    }

    /** A source file, and the line where its first type begins. */
    private record Source(String path, String text, int first, List<Method> methods) {
        int lines() {
            return (int) text.lines().count();
        }

        int body() {
            return lines() - first + 1;
        }

        @Override
        public String toString() {
            return path + ", " + lines() + " lines";
        }
    }

    private record Method(String name, int lines, int parameters) {}

    private static final class Measure extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String path;
        private final List<Method> methods;

        Measure(CompilationUnitTree unit, SourcePositions positions, String path, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.path = path;
            this.methods = methods;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            // A table of cases in an annotation is data: a method begins after its modifiers, where it has any.
            long afterModifiers = positions.getEndPosition(unit, method.getModifiers());
            long first =
                    lines.getLineNumber(afterModifiers < 0 ? positions.getStartPosition(unit, method) : afterModifiers);
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            int parameters = isOfRecord(method) ? 0 : method.getParameters().size();
            methods.add(new Method(path + ": " + method.getName(), (int) (last - first + 1), parameters));
            return super.visitMethod(method, null);
        }

        /** A record has as many constructor parameters as it has facts to tell. */
        private boolean isOfRecord(MethodTree method) {
            return method.getReturnType() == null
                    && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
                    && owner.getKind() == Tree.Kind.RECORD;
        }
    }
}

package dev.sluice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.sluice.Laws.in;
import static dev.sluice.Laws.top;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may see which, and which library lives where. */
final class ArchitectureTest {

    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice");

    private static final String ROOT = "(root)";

    /** Each may use what stands before it. */
    private static final List<String> VALUES = List.of(ROOT, "text", "yaml", "finding", "model", "rule");

    /** Each may use all values, and no other stage. */
    private static final List<String> STAGES =
            List.of("fetch", "decrypt", "build", "validate", "approve", "apply", "report");

    /** Each may use all values, all stages and what stands before it. */
    private static final List<String> SHELLS = List.of("pipeline", "fixture", "cli");

    /** Where a library may be seen. It is replaced by changing one package, and loaded only when that package works. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.snakeyaml", List.of("yaml")),
            Map.entry("org.eclipse.jgit", List.of("fetch")),
            Map.entry("org.bouncycastle", List.of("decrypt")),
            Map.entry("com.exceptionfactory.jagged", List.of("decrypt")),
            Map.entry("com.networknt", List.of("validate")),
            Map.entry("tools.jackson", List.of("validate", "report")),
            Map.entry("com.fasterxml.jackson", List.of("validate", "report")),
            Map.entry("io.fabric8", List.of("apply")),
            // Go's regular expressions occur in ignore files, SOPS rules, kustomize selectors and schemas; what a
            // creation rule of SOPS says about a file is also a question that rules ask of the model.
            Map.entry("com.google.re2j", List.of("fetch", "decrypt", "build", "validate", "model")),
            Map.entry("com.github.difflib", List.of("report", "fixture")),
            Map.entry("org.eclipse.elk", List.of("report")));

    private static final String[] PLATFORM = {"java..", "javax..", "org.jspecify..", "dev.sluice.."};

    @Test
    void there_is_code_to_judge() {
        assertThat(CODE).hasSizeGreaterThan(10);
    }

    @Test
    void every_package_has_a_place_in_the_order() {
        Set<String> known =
                Stream.of(VALUES, STAGES, SHELLS).flatMap(List::stream).collect(toCollection(TreeSet::new));
        assertThat(CODE).extracting(Laws::top).isSubsetOf(known);
    }

    @ParameterizedTest(name = "{0} sees {1}")
    @MethodSource("directions")
    void a_package_sees_only_what_lies_before_it(String name, Set<String> mayUse) {
        DescribedPredicate<JavaClass> hidden = DescribedPredicate.describe(
                "are ours but not of " + mayUse,
                type -> type.getPackageName().startsWith("dev.sluice")
                        && !mayUse.contains(top(type))
                        && !isApproval(name, type));
        noClasses()
                .that(in(name))
                .should()
                .dependOnClassesThat(hidden)
                .because(
                        "values flow one way and stages know nothing of each other, so each can be read and tested alone")
                .allowEmptyShould(isAbsent(name))
                .check(CODE);
    }

    static Stream<Arguments> directions() {
        Stream<Arguments> values = VALUES.stream().map(name -> Arguments.of(name, upTo(VALUES, name)));
        Stream<Arguments> stages =
                STAGES.stream().map(name -> Arguments.of(name, union(VALUES.stream(), Stream.of(name))));
        Stream<Arguments> shells = SHELLS.stream()
                .map(name -> Arguments.of(
                        name, union(Stream.concat(VALUES.stream(), STAGES.stream()), upTo(SHELLS, name).stream())));
        return Stream.of(values, stages, shells).flatMap(stream -> stream);
    }

    /** An apply without an approval must not compile, so this one type crosses from stage to stage. */
    private static boolean isApproval(String from, JavaClass type) {
        return from.equals("apply") && type.getName().startsWith("dev.sluice.approve.Approval");
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.sluice.(**)")
                .should()
                .beFreeOfCycles()
                .because("what depends on each other is one thing and belongs into one package")
                .check(CODE);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @MethodSource("libraries")
    void a_library_is_seen_by_its_own_package_only(String library, List<String> owners) {
        noClasses()
                .that(DescribedPredicate.not(in(owners.toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library + ".."))
                .because("a library behind one package can be replaced, and is loaded only when it is needed")
                .check(CODE);
    }

    static Stream<Arguments> libraries() {
        return LIBRARIES.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void a_library_without_a_place_is_not_used() {
        String[] allowed = Stream.concat(
                        Arrays.stream(PLATFORM), LIBRARIES.keySet().stream().map(library -> library + ".."))
                .toArray(String[]::new);
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitives()))
                .because("every library is a conscious choice with a package to live in")
                .check(CODE);
    }

    @Test
    void every_package_says_that_nothing_is_null_unless_it_says_so() {
        Set<String> unmarked = CODE.stream()
                .map(JavaClass::getPackage)
                .filter(own -> !own.isAnnotatedWith(NullMarked.class))
                .map(own -> own.getName())
                .collect(toCollection(TreeSet::new));
        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return DescribedPredicate.describe(
                "are primitive", type -> type.getBaseComponentType().isPrimitive());
    }

    /** Packages are written one after the other; a rule about one that is not there yet has nothing to look at. */
    private static boolean isAbsent(String name) {
        return CODE.stream().noneMatch(in(name));
    }

    private static Set<String> upTo(List<String> order, String name) {
        return Set.copyOf(order.subList(0, order.indexOf(name) + 1));
    }

    private static Set<String> union(Stream<String> some, Stream<String> more) {
        return Stream.concat(some, more).collect(toCollection(TreeSet::new));
    }
}

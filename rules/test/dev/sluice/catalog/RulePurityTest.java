package dev.sluice.catalog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule is a pure function of what was rendered: it sees nothing else and remembers nothing. */
final class RulePurityTest {

    private static final JavaClasses RULES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final DescribedPredicate<JavaClass> PRIMITIVE = DescribedPredicate.describe(
            "are primitive", type -> type.getBaseComponentType().isPrimitive());

    @Test
    void every_folder_of_the_catalog_is_looked_at() throws IOException {
        assertThat(packages()).isEqualTo(foldersOf(Path.of("catalog")));
    }

    @Test
    void a_rule_sees_the_rule_interface_the_values_and_the_platform() {
        String[] visible = {
            "java.lang..",
            "java.util..",
            "java.math..",
            "java.time..",
            "java.nio.charset",
            "com.google.auto.service..",
            "org.jspecify..",
            "dev.sluice.rule",
            "dev.sluice.model..",
            "dev.sluice.finding",
            "dev.sluice.yaml",
            "dev.sluice.text"
        };
        for (String rule : packages()) {
            classes()
                    .that()
                    .resideInAPackage(rule)
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(visible)
                            .or(JavaClass.Predicates.resideInAPackage(rule))
                            .or(PRIMITIVE))
                    .because("a rule stands alone, and users' rules see no more either")
                    .check(RULES);
        }
    }

    @Test
    void a_rule_remembers_nothing() {
        fields().should()
                .beFinal()
                .because("rules run in any order and on any thread")
                .allowEmptyShould(true)
                .check(RULES);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.Laws#all")
    void the_laws_of_every_module_hold(ArchRule law) {
        law.allowEmptyShould(true).check(RULES);
    }

    private static Set<String> packages() {
        Set<String> packages = new TreeSet<>();
        RULES.forEach(type -> packages.add(type.getPackageName()));
        return packages;
    }

    private static Set<String> foldersOf(Path catalog) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(catalog)) {
            try (var folders = Files.newDirectoryStream(catalog, Files::isDirectory)) {
                folders.forEach(folder -> names.add(folder.getFileName().toString()));
            }
        }
        return names;
    }
}

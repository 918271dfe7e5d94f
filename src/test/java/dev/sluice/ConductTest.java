package dev.sluice;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.sluice.ArchitectureTest.CODE;
import static dev.sluice.Laws.access;
import static dev.sluice.Laws.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.build.kustomize.patch.PatchRejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What code may do: where it may ask the world, keep state, open secrets, throw. */
final class ConductTest {

    @ParameterizedTest
    @MethodSource("dev.sluice.Laws#all")
    void the_laws_of_every_module_hold(ArchRule law) {
        law.check(CODE);
    }

    @Test
    void code_that_breaks_these_laws_is_noticed() {
        var offender = new ClassFileImporter().importClasses(OffenderHelper.class);
        for (ArchRule rule : Laws.all()) {
            assertThatThrownBy(() -> rule.check(offender)).isInstanceOf(AssertionError.class);
        }
        assertThat(Laws.ONLY_SHELLS_ASK_THE_WORLD
                        .evaluate(offender)
                        .getFailureReport()
                        .getDetails())
                .hasSize(4);
    }

    @Test
    void a_sealed_text_is_opened_by_build_and_apply_only() {
        noClasses()
                .that(not(in("build", "apply", "yaml")))
                .should(access(Pattern.compile("dev\\.sluice\\.yaml\\.Sealed\\.reveal\\(\\)")))
                .because("plain text that nobody asks for cannot leak")
                .check(CODE);
    }

    @Test
    void the_words_that_open_a_key_reach_decrypt_only() {
        noClasses()
                .that(not(in("decrypt", "(root)")))
                .should(access(Pattern.compile("dev\\.sluice\\.Settings\\$Passphrase\\.reveal\\(\\)")))
                .because("a passphrase that nobody asks for cannot leak")
                .check(CODE);
    }

    @Test
    void trouble_is_raised_only_where_the_world_is_met() {
        noClasses()
                .that(not(in("(root)", "fetch", "decrypt", "approve", "apply", "pipeline", "cli")))
                .should(access(Pattern.compile("dev\\.sluice\\.Trouble\\.<init>\\(.*")))
                .because("what a repository contains becomes a fault, never an exception")
                .check(CODE);
    }

    @Test
    void an_exception_of_ours_stays_in_its_stage_unless_it_is_trouble() {
        for (JavaClass exception : CODE.that(assignableTo(Throwable.class).and(not(type(Trouble.class))))) {
            classes()
                    .that()
                    .belongToAnyOf(exception.reflect())
                    .should()
                    .onlyHaveDependentClassesThat(in(Laws.top(exception)))
                    .because("past its stage, bad input is a fault, and who catches by type needs one type")
                    .check(CODE);
        }
    }

    @Test
    void a_rejected_patch_never_leaves_the_build() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.build.kustomize..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PatchRejected.class)
                .because("three packages make up the build of a kustomization, which turns what it rejects into faults")
                .check(CODE);
    }

    @Test
    void nothing_waits_for_a_lock() {
        methods()
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("values do not change, so there is nothing to guard")
                .check(CODE);
    }

    /** Breaks each law once, or where it lists several things more often. */
    @SuppressWarnings("unused")
    private static final class OffenderHelper {
        private static final List<String> FINE = List.of("x");
        private static final ArrayList<String> STATE = new ArrayList<>();

        String getWorldly(String text) {
            STATE.add(System.getenv(text));
            new Thread(() -> {}).interrupt();
            return Instant.now() + text.formatted(FINE) + System.out;
        }
    }
}

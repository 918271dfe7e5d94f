package dev.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.sluice.ArchitectureTest.CODE;
import static dev.sluice.ArchitectureTest.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What code may do: where it may ask the world, keep state, open secrets, throw. */
final class ConductTest {

    /** Calls whose answer depends on the machine, the moment or the person, or that end the process. */
    private static final Pattern WORLDLY = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.System\\.(currentTimeMillis|getenv|getProperty|getProperties|lineSeparator|exit)\\(.*",
            "java\\.lang\\.System\\.(in|out|err)",
            "java\\.lang\\.Runtime\\.(exit|halt|addShutdownHook)\\(.*",
            "java\\.time\\.\\w+\\.now\\(.*",
            "java\\.time\\.Clock\\.system.*",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.util\\.Locale\\.getDefault\\(.*",
            "java\\.util\\.TimeZone\\.getDefault\\(\\)",
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
            "java\\.lang\\.String\\.(getBytes|toLowerCase|toUpperCase)\\(\\)",
            "java\\.lang\\.String\\.<init>\\(\\[B\\)|java\\.lang\\.String\\.<init>\\(byte\\[\\]\\)",
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
            "java\\.lang\\.String\\.formatted\\(.*",
            "java\\.lang\\.Math\\.random\\(\\)",
            "java\\.io\\.File(Reader|Writer)\\.<init>\\(java\\.(lang\\.String|io\\.File)\\)",
            "java\\.io\\.InputStreamReader\\.<init>\\(java\\.io\\.InputStream\\)",
            "java\\.io\\.OutputStreamWriter\\.<init>\\(java\\.io\\.OutputStream\\)"));

    private static final Pattern THREADS = Pattern.compile("java\\.lang\\.Thread\\.(<init>|start|sleep).*"
            + "|java\\.util\\.concurrent\\.(Executors\\..*|ForkJoinPool\\.(<init>|commonPool).*|ThreadPoolExecutor\\.<init>.*)"
            + "|java\\.util\\.concurrent\\.CompletableFuture\\.(supply|run)Async.*"
            + "|java\\.util\\.(Collection|stream\\.BaseStream)\\.parallel.*");

    private static final Set<String> MUTABLE = Set.of(
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.ArrayDeque",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.Random",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal");

    private static final ArchRule ONLY_SHELLS_ASK_THE_WORLD = noClasses()
            .that(DescribedPredicate.not(in("cli", "pipeline")))
            .should(access(WORLDLY))
            .because("the same repository gives the same bytes on every machine, at any time");

    private static final ArchRule ONLY_THE_PIPELINE_OWNS_THREADS = noClasses()
            .that(DescribedPredicate.not(in("pipeline", "apply")))
            .should(access(THREADS))
            .because("one pool does the work; only the apply stage waits, for a cluster");

    private static final ArchRule NO_MUTABLE_STATIC = fields().that()
            .areStatic()
            .should(beConstant())
            .because("there is no shared state: threads and runs cannot influence each other");

    @Test
    void only_shells_ask_the_world() {
        ONLY_SHELLS_ASK_THE_WORLD.check(CODE);
    }

    @Test
    void only_the_pipeline_owns_threads() {
        ONLY_THE_PIPELINE_OWNS_THREADS.check(CODE);
    }

    @Test
    void nothing_static_can_change() {
        NO_MUTABLE_STATIC.check(CODE);
    }

    @Test
    void code_that_breaks_these_laws_is_noticed() {
        var offender = new ClassFileImporter().importClasses(Offender.class);
        for (ArchRule rule : List.of(ONLY_SHELLS_ASK_THE_WORLD, ONLY_THE_PIPELINE_OWNS_THREADS, NO_MUTABLE_STATIC)) {
            assertThatThrownBy(() -> rule.check(offender)).isInstanceOf(AssertionError.class);
        }
        assertThat(ONLY_SHELLS_ASK_THE_WORLD
                        .evaluate(offender)
                        .getFailureReport()
                        .getDetails())
                .hasSize(4);
    }

    @Test
    void a_sealed_text_is_opened_by_build_and_apply_only() {
        noClasses()
                .that(DescribedPredicate.not(in("build", "apply", "yaml")))
                .should(access(Pattern.compile("dev\\.sluice\\.yaml\\.Sealed\\.reveal\\(\\)")))
                .because("plain text that nobody asks for cannot leak")
                .check(CODE);
    }

    @Test
    void the_words_that_open_a_key_reach_decrypt_only() {
        noClasses()
                .that(DescribedPredicate.not(in("decrypt", "(root)")))
                .should(access(Pattern.compile("dev\\.sluice\\.Settings\\$Passphrase\\.reveal\\(\\)")))
                .because("a passphrase that nobody asks for cannot leak")
                .check(CODE);
    }

    @Test
    void trouble_is_raised_only_where_the_world_is_met() {
        noClasses()
                .that(DescribedPredicate.not(in("(root)", "fetch", "decrypt", "apply", "pipeline", "cli")))
                .should(access(Pattern.compile("dev\\.sluice\\.Trouble\\.<init>\\(.*")))
                .because("what a repository contains becomes a fault, never an exception")
                .check(CODE);
    }

    @Test
    void trouble_is_the_only_exception_that_leaves_a_package() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .bePackagePrivate()
                .orShould()
                .bePrivate()
                .orShould()
                .be(Trouble.class)
                .because("who catches by type needs one type")
                .check(CODE);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .orShould()
                .haveNameMatching(".*[.$]Abstract[A-Z].*")
                .because("such a name says how a class came about, not what it is for")
                .check(CODE);
    }

    @Test
    void accessors_have_no_get() {
        noMethods()
                .that(DescribedPredicate.describe("are ours to name", ConductTest::isOursToName))
                .should()
                .haveNameMatching("get[A-Z].*")
                .because("resource.name() reads as a sentence")
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

    private static ArchCondition<JavaClass> access(Pattern targets) {
        return new ArchCondition<>("access what is forbidden here") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (targets.matcher(access.getTarget().getFullName()).matches()) {
                        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("be final and of a type that cannot change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                Set<JavaModifier> modifiers = field.getModifiers();
                boolean sharedArray = field.getRawType().isArray() && !modifiers.contains(JavaModifier.PRIVATE);
                boolean constant = modifiers.contains(JavaModifier.FINAL)
                        && !sharedArray
                        && !MUTABLE.contains(field.getRawType().getName());
                if (!constant && !modifiers.contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " can change"));
                }
            }
        };
    }

    /** A method that a library's type declares has the name which that library gave it. */
    private static boolean isOursToName(JavaMethod method) {
        JavaClass owner = method.getOwner();
        List<JavaClass> supertypes = new ArrayList<>(owner.getAllRawSuperclasses());
        supertypes.addAll(owner.getAllRawInterfaces());
        return supertypes.stream()
                .filter(type -> !type.getPackageName().startsWith("dev.sluice"))
                .flatMap(type -> type.getMethods().stream())
                .noneMatch(inherited -> inherited.getName().equals(method.getName()));
    }

    /** Breaks each law that has no natural counter-example, to see the laws bite. */
    @SuppressWarnings("unused")
    private static final class Offender {
        private static final List<String> FINE = List.of("x");
        private static final ArrayList<String> STATE = new ArrayList<>();

        String worldly(String text) {
            STATE.add(System.getenv(text));
            new Thread(() -> {}).interrupt();
            return Instant.now() + text.formatted(FINE) + System.out;
        }
    }
}

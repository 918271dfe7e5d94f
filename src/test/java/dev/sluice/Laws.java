package dev.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The laws that hold in every module. */
public final class Laws {
    private Laws() {}

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

    /** Ways to more threads than those of a pool that was handed in. */
    private static final Pattern THREADS = Pattern.compile("java\\.lang\\.Thread\\.(<init>|start|sleep).*"
            + "|java\\.util\\.concurrent\\.(Executors\\..*|ForkJoinPool\\.(<init>|commonPool).*|ThreadPoolExecutor\\.<init>.*)"
            + "|java\\.util\\.concurrent\\.CompletableFuture\\.(supply|run)Async\\([^,]*\\)"
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

    public static final ArchRule ONLY_SHELLS_ASK_THE_WORLD = noClasses()
            .that(DescribedPredicate.not(in("cli", "pipeline")))
            .should(access(WORLDLY))
            .because("the same repository gives the same bytes on every machine, at any time");

    public static final ArchRule ONLY_THE_PIPELINE_OWNS_THREADS = noClasses()
            .that(DescribedPredicate.not(in("pipeline", "apply")))
            .should(access(THREADS))
            .because("one pool does the work; only the apply stage waits, for a cluster");

    public static final ArchRule NO_MUTABLE_STATIC = fields().that()
            .areStatic()
            .should(beConstant())
            .because("there is no shared state: threads and runs cannot influence each other")
            .allowEmptyShould(true);

    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .orShould()
            .haveNameMatching(".*[.$]Abstract[A-Z].*")
            .because("such a name says how a class came about, not what it is for");

    public static final ArchRule ACCESSORS_HAVE_NO_GET = noMethods()
            .that(DescribedPredicate.describe("are ours to name", Laws::isOursToName))
            .should()
            .haveNameMatching("get[A-Z].*")
            .because("resource.name() reads as a sentence")
            .allowEmptyShould(true);

    /** The laws that a module has nothing to add to. */
    public static List<ArchRule> all() {
        return List.of(
                ONLY_SHELLS_ASK_THE_WORLD,
                ONLY_THE_PIPELINE_OWNS_THREADS,
                NO_MUTABLE_STATIC,
                NAMES_SAY_WHAT_A_CLASS_IS,
                ACCESSORS_HAVE_NO_GET);
    }

    /** Whose first package below ours is one of these; {@code (root)} is our own. */
    static DescribedPredicate<JavaClass> in(String... packages) {
        Set<String> names = Set.of(packages);
        return DescribedPredicate.describe("are in " + names, type -> names.contains(top(type)));
    }

    /** The first package below ours, or the whole name of a package that is not ours. */
    static String top(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("dev.sluice")) {
            return name;
        }
        return name.equals("dev.sluice") ? "(root)" : name.split("\\.", -1)[2];
    }

    static ArchCondition<JavaClass> access(Pattern targets) {
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
}

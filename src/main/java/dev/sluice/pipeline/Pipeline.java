package dev.sluice.pipeline;

import dev.sluice.Settings;
import dev.sluice.Settings.FailOn;
import dev.sluice.approve.Approval;
import dev.sluice.approve.Approve;
import dev.sluice.build.Build;
import dev.sluice.build.substitution.Variable;
import dev.sluice.decrypt.Decrypt;
import dev.sluice.fetch.Fetch;
import dev.sluice.fetch.RemoteFetch;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Severity;
import dev.sluice.model.Fault;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.Remotes;
import dev.sluice.model.Rendered;
import dev.sluice.model.Report;
import dev.sluice.model.ResourceId;
import dev.sluice.model.Tree;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.validate.Rules;
import dev.sluice.validate.Validate;
import dev.sluice.validate.chart.ReleaseCheck;
import dev.sluice.validate.schema.Catalog;
import dev.sluice.validate.schema.SchemaCheck;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The stages in their order, and the threads they run on. */
public final class Pipeline implements AutoCloseable {
    /** Where a variable stands that is in no file. */
    private static final Origin COMMAND_LINE = new Origin.Written(Span.startOf(RepoPath.of("--var")));

    private final Settings settings;
    private final ExecutorService threads;
    private final Optional<RemoteFetch> network;
    private final LocalDate today;

    /** A pipeline for one run. */
    public Pipeline(Settings settings) {
        this(settings, LocalDate.now(Clock.systemUTC()));
    }

    /** A pipeline that takes another day for today; suppressions may end on a day. */
    public Pipeline(Settings settings, LocalDate today) {
        this.settings = settings;
        this.today = today;
        this.network = settings.network().map(Downloads::into);
        this.threads = Executors.newFixedThreadPool(settings.threads(), task -> {
            // Deeply nested input is refused at a known depth; the stack must hold that depth on every platform.
            Thread thread = new Thread(null, task, "sluice", 16L << 20);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Fetches, decrypts and builds. */
    public Rendered build() {
        return build(new Fetch().run(settings));
    }

    /** The whole way to the verdict. */
    public Report lint() {
        return verdict(build());
    }

    /** The verdict on files that were fetched elsewhere. */
    public Report lint(Tree tree) {
        return verdict(build(tree));
    }

    /** What was to be fetched from the network and could not be, one sentence each. */
    public List<String> troubles() {
        return network.map(RemoteFetch::troubles).orElse(List.of());
    }

    /** The verdict, and what may be applied after it. */
    public Approval approve() {
        return new Approve().run(lint());
    }

    /** Whether a finding is bad enough for the run to fail. */
    public static boolean fails(Finding finding, FailOn failOn) {
        return switch (failOn) {
            case ERROR -> finding.severity() == Severity.ERROR;
            case WARNING -> finding.severity() != Severity.INFO;
            case INFO -> true;
            case NEVER -> false;
        };
    }

    private Rendered build(Tree tree) {
        Remotes remotes = network.isPresent() ? network.get() : Remotes.NONE;
        Decrypt decrypt = new Decrypt(settings, today, threads);
        Build build = new Build(settings.clusters(), threads, remotes).with(variables());
        for (Settings.Source source : settings.sources()) {
            RepoPath directory = place(source.directory());
            Tree other = new Fetch()
                    .run(Settings.of(source.directory(), settings.threads()))
                    .in(directory);
            ResourceId id = new ResourceId(
                    FluxKustomization.SOURCE_GROUP, "", source.kind(), source.namespace(), source.name());
            build = build.with(id, directory, decrypt.run(other));
        }
        return build.run(decrypt.run(tree));
    }

    private SortedMap<String, Variable> variables() {
        SortedMap<String, Variable> variables = new TreeMap<>();
        settings.variables()
                .forEach((name, value) -> variables.put(name, new Variable(Scalar.string(value, COMMAND_LINE))));
        return variables;
    }

    /** What another repository is called in findings: its path inside this one, or the name of its directory. */
    private RepoPath place(Path directory) {
        Path root = settings.repository().toAbsolutePath().normalize();
        Path other = directory.toAbsolutePath().normalize();
        Path shown = other.startsWith(root) && !other.equals(root) ? root.relativize(other) : other.getFileName();
        return shown == null ? RepoPath.ROOT : RepoPath.of(shown.toString().replace('\\', '/'));
    }

    private Report verdict(Rendered rendered) {
        SchemaCheck schemas = new SchemaCheck(Catalog.builtIn(Catalog.DEFAULT_MINOR));
        return new Validate(repo -> faults(schemas, repo), Rules.registered(), today, threads).run(rendered);
    }

    private static List<Fault> faults(SchemaCheck schemas, Rendered repo) {
        return Stream.concat(schemas.check(repo).stream(), ReleaseCheck.check(repo).stream())
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

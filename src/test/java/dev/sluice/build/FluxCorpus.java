package dev.sluice.build;

import dev.sluice.build.artifact.Checkouts;
import dev.sluice.build.artifact.Generator;
import dev.sluice.build.flux.Catalog;
import dev.sluice.build.flux.KustomizationRender;
import dev.sluice.build.flux.Sources;
import dev.sluice.build.flux.Supply;
import dev.sluice.build.flux.VariableSources;
import dev.sluice.build.substitution.Variables;
import dev.sluice.build.substitution.Variables.Unset;
import dev.sluice.model.FaultKind;
import dev.sluice.model.FluxKustomization;
import dev.sluice.model.FluxProfile;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.KustomizationBuild.State;
import dev.sluice.model.Plain;
import dev.sluice.model.Resource;
import dev.sluice.model.ResourceId;
import dev.sluice.testing.Trees;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.YamlParser;
import dev.sluice.yaml.YamlPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds Flux Kustomizations of real repositories and compares them with what {@code flux build --dry-run} printed. */
final class FluxCorpus {
    private static final String MASK = "**SOPS**";

    private final List<String> different = new ArrayList<>();
    private final List<String> misjudged = new ArrayList<>();
    private int total;

    /**
     * A Flux Kustomization that the real tool built.
     *
     * @param file the file that defines it
     * @param name its name
     * @param namespace its namespace, empty for none
     * @param resolved how its path leads into the repository
     * @param missing the variable at which strict substitution fails; {@code -} if it does not
     */
    private record Row(String file, String name, String namespace, String resolved, String missing) {
        static Row of(String line) {
            String[] columns = line.split("\t", -1);
            return new Row(columns[1], columns[2], columns[3].equals("-") ? "" : columns[3], columns[6], columns[10]);
        }

        String output() {
            return file.replaceFirst("\\.ya?ml$", "") + "/" + name + ".yaml";
        }
    }

    static FluxCorpus of(Path corpus) {
        FluxCorpus run = new FluxCorpus();
        try (Stream<Path> repositories = Files.list(corpus)) {
            repositories
                    .filter(folder -> Files.exists(folder.resolve("flux.tsv")))
                    .sorted()
                    .forEach(run::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    int total() {
        return total;
    }

    List<String> different() {
        return different;
    }

    /** The Kustomizations of which strict substitution says something else. */
    List<String> misjudged() {
        return misjudged;
    }

    private void add(Path repository) {
        Plain plain = Trees.parsed(Trees.read(repository.resolve("tree")));
        for (String line : lines(repository.resolve("flux.tsv"))) {
            if (line.split("\t", -1)[7].equals("ok")) {
                Row row = Row.of(line);
                total++;
                FluxKustomization kustomization = kustomization(plain, row);
                KustomizationRender render = render(plain, row, kustomization);
                String name = repository.getFileName() + " " + row.output() + " (" + row.resolved() + "): ";
                difference(repository, row, dryRun(kustomization, render, Unset.EMPTY))
                        .ifPresent(why -> different.add(name + why));
                String missing = missing(dryRun(kustomization, render, Unset.FAIL));
                if (!missing.equals(row.missing())) {
                    misjudged.add(name + missing + " instead of " + row.missing());
                }
            }
        }
    }

    /** Renders from the source of a Kustomization; its generator stands in the same directory. */
    private static KustomizationRender render(Plain plain, Row row, FluxKustomization kustomization) {
        RepoPath directory = RepoPath.of(row.file()).parent();
        Catalog objects = Catalog.of(plain.yaml().values().stream()
                .filter(file -> file.path().parent().equals(directory))
                .flatMap(file -> file.documents().stream())
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .filter(object -> object.id().is(Generator.GROUP, "ArtifactGenerator")));
        ResourceId system =
                new ResourceId(FluxKustomization.SOURCE_GROUP, "", "GitRepository", "flux-system", "flux-system");
        Sources sources = new Sources(
                new Checkouts(plain, Map.of()),
                new Sources.Root(system, Optional.empty(), Optional.empty(), List.of()),
                String::equals,
                dev.sluice.model.Remotes.NONE);
        Supply supply = sources.of(kustomization, objects);
        return ((Supply.Held) (supply instanceof Supply.Held ? supply : sources.here())).render();
    }

    /** The variable that a build with strict substitution lacks first. */
    private static String missing(KustomizationBuild build) {
        return build.faults().stream()
                .filter(fault -> fault.kind() == FaultKind.VARIABLE_UNSET || build.state() != State.BUILT)
                .map(fault -> fault.detail().replaceFirst("^variable \"(.*)\" has no value and no default$", "$1"))
                .findFirst()
                .orElse("-");
    }

    private static Optional<String> difference(Path repository, Row row, KustomizationBuild build) {
        if (build.state() != State.BUILT) {
            return Optional.of(build.state() + " " + build.faults());
        }
        String wanted = text(repository.resolve("flux").resolve(row.output()));
        List<String> printed = build.resources().stream()
                .map(resource -> YamlPrinter.print(masked(resource.root())))
                .toList();
        return difference(documents(wanted), documents(String.join("---\n", printed)));
    }

    private static List<Node> documents(String stream) {
        return YamlParser.parse(RepoPath.of("stream.yaml"), stream).documents();
    }

    private static Optional<String> difference(List<Node> expected, List<Node> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of(actual.size() + " objects instead of " + expected.size());
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!expected.get(i).sameValue(actual.get(i))) {
                return Optional.of(ResourceId.of(actual.get(i)) + " differs: "
                        + line(YamlPrinter.print(expected.get(i)), YamlPrinter.print(actual.get(i))));
            }
        }
        return Optional.empty();
    }

    private static String line(String expected, String actual) {
        List<String> wanted = expected.lines().toList();
        List<String> got = actual.lines().toList();
        int at = 0;
        while (at < wanted.size() && at < got.size() && wanted.get(at).equals(got.get(at))) {
            at++;
        }
        return (at < got.size() ? got.get(at) : "nothing") + " instead of "
                + (at < wanted.size() ? wanted.get(at) : "nothing");
    }

    /** A dry run knows no cluster: it leaves out what is read from there, and decrypts nothing. */
    private static KustomizationBuild dryRun(FluxKustomization kustomization, KustomizationRender render, Unset unset) {
        VariableSources.Outcome sources = VariableSources.of(kustomization, FluxProfile.LATEST, id -> Optional.empty());
        Optional<Variables> inline = sources.variables()
                .map(variables -> new Variables(new TreeMap<>(variables.byName()), unset))
                .filter(variables -> !variables.byName().isEmpty());
        return KustomizationRender.finished(
                kustomization,
                null,
                render.raw(kustomization, FluxProfile.LATEST),
                new VariableSources.Outcome(inline, sources.faults()));
    }

    private static FluxKustomization kustomization(Plain plain, Row row) {
        return plain.yaml(RepoPath.of(row.file())).orElseThrow().documents().stream()
                .filter(Mapping.class::isInstance)
                .map(document -> Resource.of((Mapping) document, ""))
                .filter(object -> FluxKustomization.isOne(object.id())
                        && object.id().name().equals(row.name())
                        && object.id().namespace().equals(row.namespace()))
                .map(object -> FluxKustomization.of(Resource.of(undecrypted(object.root()), ""), false))
                .findFirst()
                .orElseThrow();
    }

    private static Mapping undecrypted(Mapping root) {
        return root.child("spec") instanceof Mapping spec ? root.with("spec", spec.without("decryption")) : root;
    }

    /** Of a Secret that is encrypted as a whole all values are masked, of any other those that are encrypted files. */
    private static Mapping masked(Mapping root) {
        if (root.text("kind").filter("Secret"::equals).isEmpty()) {
            return root;
        }
        boolean whole = root.text("sops.mac").isPresent();
        boolean docker = root.text("type")
                .filter("kubernetes.io/dockerconfigjson"::equals)
                .isPresent();
        String encoded = base64(docker ? "{\"mask\":\"" + MASK + "\"}" : MASK);
        Mapping open = whole ? root.without("sops") : root;
        return masked(masked(open, "data", encoded, whole), "stringData", MASK, whole);
    }

    private static Mapping masked(Mapping root, String field, String mask, boolean whole) {
        if (!(root.child(field) instanceof Mapping values)) {
            return root;
        }
        List<Mapping.Entry> entries = values.entries().stream()
                .map(entry -> whole || isEncrypted(entry.value())
                        ? entry.withValue(Scalar.string(mask, entry.value().origin()))
                        : entry)
                .toList();
        return root.with(field, values.withEntries(entries));
    }

    private static boolean isEncrypted(Node value) {
        String text = new String(Base64.getMimeDecoder().decode(((Scalar) value).text()), StandardCharsets.UTF_8);
        return text.contains("sops") && text.contains("ENC[");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(Path file) {
        return text(file).lines().skip(1).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

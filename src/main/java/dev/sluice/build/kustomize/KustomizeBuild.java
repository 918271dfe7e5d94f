package dev.sluice.build.kustomize;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Remotes;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.List;

/** Builds a directory as {@code kustomize build} of kustomize 5.8.2 does, with an origin for every value. */
public final class KustomizeBuild {
    private KustomizeBuild() {}

    /**
     * Builds a directory.
     *
     * @param source the files that may be read
     * @param directory the directory that holds the kustomization file
     */
    public static Result build(FileSource source, RepoPath directory, Options options) {
        return build(source, directory, options, Remotes.NONE);
    }

    /** As {@link #build(FileSource, RepoPath, Options)}, with what lies outside of the files from somewhere. */
    public static Result build(FileSource source, RepoPath directory, Options options, Remotes remotes) {
        Files files = new Files(source, remotes);
        Session session = new Session(files, options);
        try {
            refuseMissing(files, directory);
            Objects objects = new Objects();
            TopLevel.build(session, directory, objects);
            Result.State state = session.unresolved().isEmpty() ? Result.State.BUILT : Result.State.UNRESOLVED;
            List<Item> items = state == Result.State.BUILT ? objects.items() : List.of();
            List<Fault> faults = new ArrayList<>(session.unresolved());
            faults.addAll(
                    faults.isEmpty()
                            ? session.notices().all()
                            : session.notices().certain());
            return new Result(state, items, faults, files.read());
        } catch (Failed failed) {
            return failed(session, failed.fault(), files);
        } catch (StackOverflowError tooDeep) {
            Fault fault = Fault.of(
                    FaultKind.BUILD_FAILED, Span.startOf(directory), "nesting: the objects are nested too deeply");
            return failed(session, fault, files);
        }
    }

    /** Whether a file is a kustomization file, going by its name. */
    public static boolean isKustomizationFile(RepoPath path) {
        return KustomizationReader.NAMES.contains(path.name());
    }

    /** The objects of a result as kustomize prints them; sealed values show as they are written. */
    public static String print(Result result) {
        return YamlPrinter.print(result.items().stream().map(Item::root).toList());
    }

    /** What is missing elsewhere may make a build fail here that would not; what is missing here is missing. */
    private static Result failed(Session session, Fault fault, Files files) {
        List<Fault> faults = new ArrayList<>(session.unresolved());
        boolean certain = faults.isEmpty() || fault.kind() == FaultKind.REFERENCE_MISSING;
        if (certain || fault.kind() == FaultKind.REMOTE_UNRESOLVED) {
            faults.add(fault);
        }
        faults.addAll(session.notices().certain());
        boolean failed = certain && fault.kind() != FaultKind.REMOTE_UNRESOLVED;
        return new Result(failed ? Result.State.FAILED : Result.State.UNRESOLVED, List.of(), faults, files.read());
    }

    private static void refuseMissing(Files files, RepoPath directory) {
        if (!files.isDirectory(directory)) {
            String what = files.exists(directory) ? "is a file, not a directory" : "does not exist";
            throw Failed.because(Cause.MISSING_FILE, Span.startOf(directory), "\"" + directory + "\" " + what);
        }
    }
}

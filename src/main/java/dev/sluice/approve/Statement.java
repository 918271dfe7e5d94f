package dev.sluice.approve;

import dev.sluice.model.Report;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import dev.sluice.yaml.GoJson;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Origin;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The in-toto statement of an approval (in-toto attestation framework, Statement v1): which bytes, which revision, which
 * policy, which tool. It holds no time of day, so that the same approval is the same file.
 */
final class Statement {
    private static final Origin HERE = new Origin.Written(Span.startOf(RepoPath.of(Bundle.STATEMENT)));

    private Statement() {}

    static String of(Approval approval, String version) {
        return GoJson.print(object(
                        "_type", text("https://in-toto.io/Statement/v1"),
                        "subject",
                                list(approval.manifests().stream()
                                        .map(Statement::subject)
                                        .toList()),
                        "predicateType", text("https://sluice.dev/approval/v1"),
                        "predicate", predicate(approval, version)))
                + "\n";
    }

    private static Mapping subject(Approval.Manifest manifest) {
        return object("name", text(manifest.file()), "digest", object("sha256", text(manifest.digest())));
    }

    private static Mapping predicate(Approval approval, String version) {
        Report report = approval.report();
        var revision = report.rendered().plain().tree().revision();
        return object(
                "digest", text("sha256:" + approval.digest()),
                "held", list(approval.held().stream().map(Statement::held).toList()),
                "policy",
                        object(
                                "rules",
                                list(report.rules().keySet().stream()
                                        .map(id -> text(id.value()))
                                        .toList())),
                "revision",
                        object(
                                "name",
                                text(revision.name()),
                                "commit",
                                text(revision.commit().orElse(""))),
                "silenced", Scalar.of(Integer.toString(report.silenced().size()), Scalar.Kind.INT, HERE),
                "tool", object("name", text("sluice"), "version", text(version)));
    }

    private static Mapping held(Approval.Held held) {
        return object("view", text(held.view()), "name", text(held.key()), "reason", text(held.reason()));
    }

    private static Scalar text(String value) {
        return Scalar.string(value, HERE);
    }

    private static Sequence list(List<? extends Node> items) {
        return new Sequence(List.copyOf(items), HERE);
    }

    private static Mapping object(Object... keysAndValues) {
        List<Mapping.Entry> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new Mapping.Entry(text((String) keysAndValues[i]), (Node) keysAndValues[i + 1]));
        }
        return new Mapping(entries, HERE);
    }
}

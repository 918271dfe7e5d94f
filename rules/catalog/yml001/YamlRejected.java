package yml001;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.Rendered;
import dev.sluice.model.SourceFile;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Lines;
import dev.sluice.text.RepoPath;
import dev.sluice.text.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** A YAML file that the Go parsers in Flux and kustomize do not accept. */
@AutoService(Rule.class)
public final class YamlRejected implements Rule {
    @Override
    public About about() {
        return About.error("the file is no YAML that Flux would read").claims(FaultKind.YAML_REJECTED);
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return repo.faults(FaultKind.YAML_REJECTED)
                .filter(fault -> !isTemplate(repo, fault.span().path()))
                .map(fault -> of(fault).fix(withoutRepeat(repo, fault)));
    }

    /** A file with the signs of a template engine that no build reads is not meant to be YAML yet. */
    private static boolean isTemplate(Rendered repo, RepoPath path) {
        return !repo.isRead(path)
                && repo.plain()
                        .tree()
                        .file(path)
                        .map(SourceFile::text)
                        .filter(text -> text.contains("{{") || text.contains("{%"))
                        .isPresent();
    }

    /** Of two lines that say the same the second can go. */
    private static Optional<Fix> withoutRepeat(Rendered repo, Fault fault) {
        Span repeat = fault.span();
        return repo.plain()
                .yaml(repeat.path())
                .flatMap(file -> fault.related().stream()
                        .map(related -> related.span().line())
                        .filter(first -> first != repeat.line()
                                && isWholeEntry(file.lines(), first)
                                && isWholeEntry(file.lines(), repeat.line())
                                && file.lines().line(first).equals(file.lines().line(repeat.line())))
                        .map(first -> Fix.safe("delete the repeated line", new Edit(line(repeat), "")))
                        .findFirst());
    }

    private static boolean isWholeEntry(Lines lines, int number) {
        String line = lines.line(number);
        boolean simple = line.matches(" *[\\w.-]+: +[^\\s|>&*{\\[\"'#].*");
        return simple && indent(lines.line(number + 1)) <= indent(line);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Span line(Span place) {
        return new Span(place.path(), place.line(), 1, place.line() + 1, 1);
    }
}

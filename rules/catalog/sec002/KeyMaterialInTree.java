package sec002;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Finding;
import dev.sluice.model.Ignored;
import dev.sluice.model.Plain;
import dev.sluice.model.Rendered;
import dev.sluice.model.SourceFile;
import dev.sluice.model.secret.KeyMaterial;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import dev.sluice.text.Lines;
import dev.sluice.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A private key or another credential of a known form, in a file of any kind. */
@AutoService(Rule.class)
public final class KeyMaterialInTree implements Rule {
    /** Larger files are artifacts, and no place where a person keeps a key. */
    private static final long LARGEST = 1 << 20;

    private static final int MOST_PER_FILE = 5;

    @Override
    public About about() {
        return About.error("a key or credential is committed in plain text");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        Plain plain = repo.plain();
        return Stream.concat(
                        plain.tree().files().values().stream(),
                        plain.tree().ignored().values().stream().map(Ignored::file))
                .filter(file -> file.size() <= LARGEST && !isTestData(file))
                .filter(file -> plain.sops(file.path()).isEmpty())
                .flatMap(file -> check(plain, file));
    }

    private static boolean isTestData(SourceFile file) {
        return List.of(file.path().value().split("/")).contains("testdata");
    }

    private Stream<Finding> check(Plain plain, SourceFile file) {
        String text = file.text();
        if (text.indexOf('\0') >= 0) {
            return Stream.empty();
        }
        List<KeyMaterial.Found> found = KeyMaterial.in(text);
        if (found.isEmpty()) {
            return Stream.empty();
        }
        Optional<String> feeds = Feeds.of(plain, file.path());
        List<Span> secrets = SecretManifests.in(plain, file.path());
        return found.stream()
                .map(one -> finding(file, Places.span(file.path(), new Lines(text), one), one.name(), feeds))
                // A value of a Secret is told as that.
                .filter(finding -> secrets.stream().noneMatch(secret -> secret.contains(finding.span())))
                .limit(MOST_PER_FILE);
    }

    private Finding finding(SourceFile file, Span span, String name, Optional<String> feeds) {
        return at(span).saying("\"%s\" holds %s in plain text%s", file.path().name(), name, feeds.orElse(""))
                .hint(
                        "replace it where it is used, and keep the new one encrypted or out of the repository: it stays in the history");
    }
}

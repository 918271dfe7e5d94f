package img004;

import com.google.auto.service.AutoService;
import dev.sluice.finding.Edit;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Fix;
import dev.sluice.model.Rendered;
import dev.sluice.model.image.SetterMarkers;
import dev.sluice.rule.About;
import dev.sluice.rule.Rule;
import java.util.stream.Stream;

/** A comment that was meant as a setter marker and that image automation passes over. */
@AutoService(Rule.class)
public final class DeadMarker implements Rule {
    @Override
    public About about() {
        return About.error("a setter marker is written so that image automation does not read it");
    }

    @Override
    public Stream<Finding> check(Rendered repo) {
        return SetterMarkers.in(repo.plain()).dead().stream().map(this::dead);
    }

    private Finding dead(dev.sluice.model.image.DeadMarker marker) {
        return at(marker.comment().span())
                .saying("image automation does not read this marker: %s", marker.reason())
                .hint(
                        "only a comment such as # {\"$imagepolicy\": \"namespace:name:tag\"} alone behind a value is read")
                .fix(marker.repaired()
                        .map(text -> Fix.safe(
                                "write #" + text, new Edit(marker.comment().span(), "#" + text))));
    }
}

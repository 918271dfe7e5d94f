package dev.sluice.approve;

import dev.sluice.Stage;
import dev.sluice.model.ApplyOrder;
import dev.sluice.model.KustomizationBuild;
import dev.sluice.model.Report;
import dev.sluice.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stage that approves: whatever has no error, needs nothing unknown and does not depend on something held back. A rule
 * that crashed could have found anything, so then nothing is approved.
 */
public final class Approve implements Stage<Report, Approval> {
    @Override
    public Approval run(Report report) {
        List<Approval.Manifest> manifests = new ArrayList<>();
        List<Approval.Held> held = new ArrayList<>();
        for (View view : report.rendered().views()) {
            Map<String, String> reasons = new Holding(report, view).reasons();
            reasons.forEach((key, reason) -> held.add(new Approval.Held(view.name(), key, reason)));
            int number = 0;
            for (KustomizationBuild build : ApplyOrder.kustomizations(view)) {
                if (!reasons.containsKey(build.key())) {
                    manifests.add(Approval.Manifest.of(view.name(), ++number, build));
                }
            }
        }
        return new Approval(report, manifests, held);
    }
}

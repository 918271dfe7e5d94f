package dev.sluice.decrypt.sops;

import dev.sluice.decrypt.sops.Refusal.Reason;
import dev.sluice.decrypt.sops.Selection.Rule;
import dev.sluice.decrypt.sops.Stanza.Service;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code sops} block as sops 3.13.3 does (stores/stores.go, Metadata.ToInternal). */
public final class MetadataReader {
    private static final Pattern SEMANTIC = Pattern.compile("v?\\d+\\.\\d+\\.\\d+(?:[-+].*)?");
    /** Far more than any real file has; each costs a person's patience or a processor's. */
    private static final int MOST_STANZAS = 1_000;

    private final List<Refusal> refusals;

    /** @param refusals takes what is wrong */
    public MetadataReader(List<Refusal> refusals) {
        this.refusals = refusals;
    }

    /** Reads the value of the key {@code sops}; null if it is unusable for Flux too. */
    public @Nullable Metadata read(Node block) {
        if (!(block instanceof Mapping mapping)) {
            invalid(block.span(), "the sops block is not a mapping");
            return null;
        }
        int before = refusals.size();
        Fields fields = new Fields(mapping, refusals::add);
        Moment moment = lastModified(fields);
        Selection selection = selection(fields);
        boolean macOnlyEncrypted = fields.flag("mac_only_encrypted");
        int threshold = fields.number("shamir_threshold");
        String mac = fields.text("mac");
        List<List<Stanza>> groups = groups(fields);
        checkVersion(fields);
        boolean unusable = refusals.stream().skip(before).anyMatch(Refusal::stopsFlux);
        return moment == null || unusable
                ? null
                : new Metadata(
                        groups, threshold, moment, mac, fields.span("mac"), selection, macOnlyEncrypted, block.span());
    }

    private @Nullable Moment lastModified(Fields fields) {
        String text = fields.text("lastmodified");
        Moment moment = Moment.parse(text);
        if (moment == null) {
            String detail = text.isEmpty()
                    ? "the sops block has no \"lastmodified\""
                    : "\"lastmodified\" of the sops block is not a time: \"" + text + "\"";
            invalid(fields.span("lastmodified"), detail);
        }
        return moment;
    }

    private Selection selection(Fields fields) {
        Selection found = Selection.DEFAULT;
        @Nullable Rule first = null;
        for (Rule rule : Rule.values()) {
            String operand = fields.text(rule.field());
            if (operand.isEmpty()) {
                continue;
            }
            if (first != null) {
                String detail = "the sops block has both \"" + first.field() + "\" and \"" + rule.field() + "\"";
                invalid(fields.span(rule.field()), detail);
            }
            first = rule;
            found = new Selection(rule, operand);
        }
        return found;
    }

    private List<List<Stanza>> groups(Fields fields) {
        List<Stanza> single = stanzas(fields);
        if (!single.isEmpty()) {
            return guarded(fields, List.of(single));
        }
        List<List<Stanza>> groups = new ArrayList<>();
        for (Mapping group : fields.list("key_groups")) {
            groups.add(stanzas(new Fields(group, refusals::add)));
        }
        if (groups.isEmpty()) {
            invalid(fields.span(""), "the sops block names no recipients");
        }
        return guarded(fields, groups);
    }

    private List<List<Stanza>> guarded(Fields fields, List<List<Stanza>> groups) {
        long count = groups.size() + groups.stream().mapToLong(List::size).sum();
        if (count > MOST_STANZAS) {
            invalid(fields.span(""), "the sops block names " + count + " recipients and groups");
            return List.of();
        }
        return groups;
    }

    private List<Stanza> stanzas(Fields fields) {
        List<Stanza> stanzas = new ArrayList<>();
        for (Service service : Service.values()) {
            for (Mapping mapping : fields.list(service.field())) {
                stanzas.add(stanza(service, new Fields(mapping, refusals::add), mapping.span()));
            }
        }
        return stanzas;
    }

    private Stanza stanza(Service service, Fields fields, Span span) {
        String created = service == Service.AGE ? "" : fields.text("created_at");
        if (service != Service.AGE && Moment.parse(created) == null) {
            invalid(fields.span("created_at"), "\"created_at\" of a recipient is not a time: \"" + created + "\"");
        }
        return new Stanza(service, recipient(service, fields), fields.text("enc"), span);
    }

    private static String recipient(Service service, Fields fields) {
        return switch (service) {
            case AGE -> fields.text("recipient");
            case PGP -> fields.text("fp");
            case KMS -> fields.text("arn");
            case GCP_KMS -> fields.text("resource_id");
            case HCKMS -> fields.text("key_id");
            case AZURE_KV -> fields.text("vault_url") + "/keys/" + fields.text("name") + "/" + fields.text("version");
            case HC_VAULT ->
                fields.text("vault_address") + "/v1/" + fields.text("engine_path") + "/keys/" + fields.text("key_name");
        };
    }

    /** Flux never looks at the version; the command line tool refuses what is not semantic (cmd/sops/common, 3.13.3). */
    private void checkVersion(Fields fields) {
        String version = fields.text("version");
        if (!version.startsWith("1.") && !SEMANTIC.matcher(version).matches()) {
            String detail = version.isEmpty()
                    ? "the sops block has no \"version\""
                    : "\"version\" of the sops block is not a semantic version: \"" + version + "\"";
            refusals.add(new Refusal(Reason.VERSION_INVALID, fields.span("version"), detail));
        }
    }

    private void invalid(Span span, String detail) {
        refusals.add(new Refusal(Reason.METADATA_INVALID, span, detail));
    }
}

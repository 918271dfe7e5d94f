package dev.sluice.decrypt.audit;

import dev.sluice.decrypt.sops.CipherText;
import dev.sluice.decrypt.sops.Metadata;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.model.FaultKind;
import dev.sluice.model.SourceFile;
import dev.sluice.text.Span;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Looks at the fields of a {@code sops} block. */
final class BlockAudit {
    /** SHA-512 in hexadecimal digits. */
    private static final int MAC_LENGTH = 128;

    /** Mozilla published sops in that year. */
    private static final int FIRST_YEAR = 2015;

    private static final String RESTORE = "restore the file from version control, or encrypt it anew";

    private final Observations seen;
    private final LocalDate today;

    BlockAudit(Observations seen, LocalDate today) {
        this.seen = seen;
        this.today = today;
    }

    /** @param metadata the block once it is read; null if it is unusable */
    void look(SourceFile file, Node block, @Nullable Metadata metadata) {
        if (!(block instanceof Mapping mapping)) {
            return;
        }
        if (mapping.text("mac").orElse("").isEmpty()) {
            // A block that can be read is refused for it elsewhere.
            if (metadata == null) {
                seen.add(FaultKind.SOPS_MALFORMED, block.span(), "the sops block has no \"mac\"", RESTORE);
            }
            checkEnd(file, mapping);
        } else {
            mac(mapping);
        }
        if (metadata != null) {
            time(metadata, mapping);
            expression(metadata, mapping);
            if (metadata.macOnlyEncrypted()) {
                seen.add(
                        FaultKind.SOPS_PARTIAL,
                        at(mapping, "mac_only_encrypted"),
                        "\"mac_only_encrypted\" leaves the clear values of the file unprotected against change",
                        "leave it out of the creation rule if the clear values matter");
            }
        }
    }

    /** What sops writes last is missing along with the MAC: the file was cut off. */
    private void checkEnd(SourceFile file, Mapping block) {
        if (!block.has("lastmodified") && !block.has("version") && !block.isEmpty()) {
            Mapping.Entry last = block.entries().get(block.entries().size() - 1);
            boolean isLast =
                    file.text().strip().lines().count() == last.value().span().endLine();
            if (isLast
                    || last.value().span().endLine()
                            >= file.text().strip().lines().count()) {
                seen.add(FaultKind.SOPS_MALFORMED, last.key().span(), "the file ends inside its sops block", RESTORE);
            }
        }
    }

    private void mac(Mapping block) {
        String text = block.text("mac").orElse("");
        CipherText mac = CipherText.parse(text);
        boolean sound =
                mac != null && mac.isReadable() && mac.type() == Value.Type.STR && mac.dataLength() == MAC_LENGTH;
        if (!sound) {
            seen.add(FaultKind.SOPS_MALFORMED, at(block, "mac"), "\"mac\" of the sops block is no sealed MAC", RESTORE);
        }
    }

    private void time(Metadata metadata, Mapping block) {
        LocalDate day = LocalDate.parse(metadata.lastModified().seconds().substring(0, 10));
        if (day.isAfter(today.plusDays(1)) || day.getYear() < FIRST_YEAR) {
            seen.add(
                    FaultKind.SOPS_SUSPECT,
                    at(block, "lastmodified"),
                    "\"lastmodified\" of the sops block is \"" + day + "\", "
                            + (day.getYear() < FIRST_YEAR ? "before there was sops" : "a day still to come"),
                    "edit the file through sops on a machine whose clock is right");
        }
    }

    private void expression(Metadata metadata, Mapping block) {
        String field = metadata.selection().rule().field();
        if (!metadata.selection().isSound()) {
            seen.add(
                    FaultKind.SOPS_MALFORMED,
                    at(block, field),
                    "\"" + field + "\" of the sops block is no regular expression of RE2, so that it matches nothing",
                    "correct it in .sops.yaml and encrypt the file anew");
        }
    }

    private static Span at(Mapping block, String field) {
        Mapping.Entry entry = block.entry(field);
        return entry == null ? block.span() : entry.key().span();
    }
}

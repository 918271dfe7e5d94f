package dev.sluice.build.flux;

import dev.sluice.model.Decryptor;
import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Scalar.Kind;
import dev.sluice.yaml.Sealed;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Opens the values of a Secret that are whole SOPS files, as Flux does after a build: those of {@code data}, never those of {@code
 * stringData}, each in the format whose marker it bears and written in the one that the name of its entry stands for.
 */
final class SecretPayloads {
    private static final String DATA = "data";

    private final ObjectSeals.Outcome before;
    private final Mapping secret;
    private final Decryptor decryptor;
    private final List<Fault> faults = new ArrayList<>();

    /** @param secret the Secret as it is otherwise applied */
    SecretPayloads(ObjectSeals.Outcome secret, Decryptor decryptor) {
        this.before = secret;
        this.secret = secret.root();
        this.decryptor = decryptor;
    }

    ObjectSeals.Outcome open() {
        if (!(secret.child(DATA) instanceof Mapping data)) {
            return before;
        }
        Mapping opened = data.withEntries(data.entries().stream()
                .map(entry -> entry.value() instanceof Scalar value && !value.isSealed()
                        ? entry.withValue(value(entry.name(), value))
                        : entry)
                .toList());
        return new ObjectSeals.Outcome(
                secret.with(DATA, opened), faults.stream().findFirst().or(before::fault), !faults.isEmpty());
    }

    private Scalar value(String name, Scalar value) {
        Optional<byte[]> content = decoded(value.text());
        Optional<Payload> format = content.flatMap(Payload::in);
        if (format.isEmpty()) {
            return value;
        }
        Decryptor.Outcome outcome = decryptor.open(
                content.get(), format.get().word(), Payload.named(name).word());
        outcome.refusal()
                .map(why -> "value of \"" + name + "\" is a SOPS file that Flux fails to open: " + why)
                .ifPresent(detail -> faults.add(Fault.of(FaultKind.DECRYPTION_FAILED, value.span(), detail)
                        .about(ResourceId.of(secret))));
        return value.sealedAs(outcome.opening()
                .map(opening -> Sealed.opened(
                        value.span().path(), Kind.STRING, Base64.getEncoder().encodeToString(opening.reveal())))
                .orElseGet(() -> Sealed.closed(value.span().path(), Kind.STRING)));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace("\n", "").replace("\r", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}

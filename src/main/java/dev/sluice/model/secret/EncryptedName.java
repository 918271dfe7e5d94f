package dev.sluice.model.secret;

import dev.sluice.text.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file names by which teams say that a file is encrypted: {@code *.enc.*} and {@code *.sops.*}. */
public final class EncryptedName {
    private static final Pattern NAME = Pattern.compile("(?<stem>.+)\\.(?:enc|sops)\\.(?<extension>[A-Za-z0-9]+)");
    private static final Set<String> OTHER = Set.of("j2", "tpl", "tmpl", "md", "asc", "pub", "gpg", "txt");

    private EncryptedName() {}

    /** Whether the name promises that the file is encrypted. */
    public static boolean promises(RepoPath file) {
        return match(file).isPresent();
    }

    /** The name that the file would have in the clear: {@code ingress.yaml} for {@code ingress.enc.yaml}. */
    public static Optional<RepoPath> clearTwin(RepoPath file) {
        return match(file).flatMap(name -> file.parent().resolve(name.group("stem") + "." + name.group("extension")));
    }

    private static Optional<Matcher> match(RepoPath file) {
        Matcher name = NAME.matcher(file.name());
        return name.matches() && !OTHER.contains(name.group("extension")) ? Optional.of(name) : Optional.empty();
    }
}

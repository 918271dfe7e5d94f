package dev.sluice.decrypt.key;

import dev.sluice.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with secret keys, as its bytes. No text form of this object shows them. */
final class KeyFile {
    private static final long LARGEST = 4 << 20;
    private static final String PGP_SECRET = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
    private static final String AGE_SECRET = "AGE-SECRET-KEY-";
    private static final int SECRET_KEY_PACKET = 5;

    private final Path path;
    private final byte[] bytes;
    private final String text;

    private KeyFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads the files of a path and sees what is in them. A directory stands for the Secret that Flux takes keys from: of its
     * entries {@code *.asc} are OpenPGP keys, {@code *.agekey} age identities, and all others are not looked at
     * (kustomize-controller 1.9, internal/decryptor/decryptor.go, ImportKeys).
     *
     * @throws Trouble if one cannot be read or holds no secret key
     */
    static List<KeyFile> read(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(file(path));
        }
        List<KeyFile> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "*.{asc,agekey}")) {
            found.forEach(entry -> entries.add(entry(entry)));
        } catch (IOException unreadable) {
            throw new Trouble("the directory of keys " + path + " cannot be listed; check its permissions", unreadable);
        }
        if (entries.isEmpty()) {
            throw new Trouble("the directory of keys " + path
                    + " has no entry *.asc or *.agekey, and Flux looks at no others; rename the key");
        }
        return entries;
    }

    private static KeyFile file(Path path) {
        KeyFile file = new KeyFile(path, bytes(path));
        if (!file.holdsOpenPgp() && !file.holdsAge()) {
            throw new Trouble("the key file " + path + " " + file.wrongContent());
        }
        return file;
    }

    private static KeyFile entry(Path path) {
        KeyFile file = file(path);
        boolean openPgp = path.toString().endsWith(".asc");
        if (openPgp ? !file.holdsOpenPgp() : !file.holdsAge()) {
            throw new Trouble("the key file " + path + " holds no " + (openPgp ? "OpenPGP key" : "age identity")
                    + ", so that Flux fails to import it; give the entry the other extension");
        }
        return file;
    }

    Path path() {
        return path;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The bytes as text, one character each. */
    String text() {
        return text;
    }

    boolean holdsOpenPgp() {
        return text.contains(PGP_SECRET) || startsWithSecretKeyPacket();
    }

    boolean holdsAge() {
        return text.contains(AGE_SECRET) || SshKeys.areIn(text) || LockedIdentities.areIn(text);
    }

    private boolean startsWithSecretKeyPacket() {
        if (bytes.length == 0 || (bytes[0] & 0x80) == 0) {
            return false;
        }
        boolean current = (bytes[0] & 0x40) != 0;
        return (current ? bytes[0] & 0x3F : (bytes[0] & 0x3C) >> 2) == SECRET_KEY_PACKET;
    }

    private String wrongContent() {
        if (text.contains("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
            return "holds a public key; export the secret one with gpg --armor --export-secret-keys";
        }
        return "holds no secret key; give an armoured OpenPGP secret key or an age identity";
    }

    private static byte[] bytes(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new Trouble("the key file " + path + " is larger than 4 MiB; give a file with secret keys");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new Trouble(
                    "the key file " + path + " cannot be read (" + reason(unreadable)
                            + "); check the path and its permissions",
                    unreadable);
        }
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable.getClass().getSimpleName()) {
            case "NoSuchFileException" -> "there is no such file";
            case "AccessDeniedException" -> "permission denied";
            default -> "input error";
        };
    }

    @Override
    public String toString() {
        return "KeyFile[" + path + "]";
    }
}

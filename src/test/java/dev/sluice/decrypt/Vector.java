package dev.sluice.decrypt;

import dev.sluice.Settings.Passphrase;
import dev.sluice.decrypt.creation.CreationRule;
import dev.sluice.decrypt.key.Keyring;
import dev.sluice.decrypt.sops.Mac;
import dev.sluice.decrypt.sops.Selection;
import dev.sluice.decrypt.sops.Stanza;
import dev.sluice.decrypt.sops.Unsealing.Unsealed;
import dev.sluice.decrypt.sops.Value;
import dev.sluice.model.SourceFile;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Mapping;
import dev.sluice.yaml.Node;
import dev.sluice.yaml.Scalar;
import dev.sluice.yaml.Sequence;
import dev.sluice.yaml.YamlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case of the frozen SOPS vectors.
 *
 * @param folder where it lies
 * @param facts its {@code case.json}
 */
record Vector(Path folder, Node facts) {

    static List<Vector> all(Path root) {
        Node index = json(root.resolve("index.json"));
        return items(index, "cases").stream()
                .map(node -> root.resolve(node.text("id").orElseThrow()))
                .map(folder -> new Vector(folder, json(folder.resolve("case.json"))))
                .toList();
    }

    String id() {
        return text("id");
    }

    String text(String field) {
        return facts.text(field).orElse("");
    }

    boolean has(String field) {
        return facts.child(field) != null;
    }

    /** The encrypted file, under the name that decides about its format. */
    SourceFile encrypted() {
        String name = text("encrypted");
        return new SourceFile(RepoPath.of(name), bytes(folder.resolve(name)));
    }

    /** The file before it was encrypted. */
    SourceFile source() {
        String name = text("source");
        return new SourceFile(RepoPath.of(name), bytes(folder.resolve(name)));
    }

    /** A creation rule with the options that the real tool was given. */
    CreationRule rule(String recipient) {
        List<String> words =
                items(facts, "encrypt_options").stream().map(Vector::string).toList();
        Optional<Selection> selection = Stream.of(Selection.Rule.values())
                .filter(rule -> words.contains(option(rule)))
                .map(rule -> new Selection(rule, words.get(words.indexOf(option(rule)) + 1)))
                .findFirst();
        return new CreationRule(
                List.of(List.of(new CreationRule.Named(Stanza.Service.AGE, recipient))),
                0,
                selection,
                words.contains("--mac-only-encrypted"));
    }

    private static String option(Selection.Rule rule) {
        return "--" + rule.field().replace('_', '-');
    }

    byte[] plain() {
        return bytes(folder.resolve(text("plain")));
    }

    /** The sets of keys of which each is to open the file alone; the one set of all keys where nothing should open. */
    List<List<String>> keySets() {
        List<List<String>> sets = items(facts, "sufficient_key_sets").stream()
                .map(set ->
                        ((Sequence) set).items().stream().map(Vector::string).toList())
                .toList();
        return text("expect").equals("ok") && !sets.isEmpty()
                ? sets
                : List.of(items(facts, "keys").stream().map(Vector::string).toList());
    }

    Keyring keyring(List<String> ids) {
        Path keys = folder.resolveSibling("keys");
        Node known = json(keys.resolve("keys.json"));
        List<Path> files = ids.stream()
                .map(id -> items(known, "keys").stream()
                        .filter(key -> key.text("id").orElseThrow().equals(id))
                        .findFirst()
                        .orElseThrow())
                .map(key -> folder.resolveSibling(key.text("private").orElseThrow()))
                .toList();
        Optional<Passphrase> words = ids.stream()
                .map(id -> facts.at("passphrases").map(node -> node.child(id)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(node -> new Passphrase(string(node).toCharArray()));
        return Keyring.of(files, words);
    }

    /** The leaves that count, one line each: place, type, whether encrypted, bound to what, whether in the MAC, bytes. */
    List<String> leaves() {
        return items(json(folder.resolve("leaves.json")), "leaves").stream()
                .filter(leaf -> !leaf.text("type").orElseThrow().equals("null"))
                .filter(leaf -> !leaf.text("type").orElseThrow().equals("comment"))
                .map(Vector::line)
                .toList();
    }

    /** What was found, in the form of {@link #leaves}. */
    static List<String> lines(List<Unsealed> values, boolean macOnlyEncrypted) {
        Mac mac = new Mac(macOnlyEncrypted);
        return values.stream()
                .filter(value -> value.type() != Value.Type.COMMENT)
                .map(value -> line(value, mac))
                .toList();
    }

    private static String line(Unsealed found, Mac mac) {
        Value plain = found.plain();
        String bytes = plain == null ? "closed" : Arrays.toString(plain.bytes());
        String bound = found.selected() ? found.place().authenticated() : "";
        boolean counts = plain != null && mac.counts(plain, found.selected());
        return String.join(
                " ",
                found.place().keys().toString(),
                found.type().label(),
                String.valueOf(found.selected()),
                bound,
                String.valueOf(counts),
                bytes);
    }

    private static String line(Node leaf) {
        byte[] bytes = leaf.text("text")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() ->
                        java.util.Base64.getDecoder().decode(leaf.text("b64").orElseThrow()));
        return String.join(
                " ",
                items(leaf, "path").stream().map(Vector::string).toList().toString(),
                leaf.text("type").orElseThrow(),
                leaf.text("encrypted").orElseThrow(),
                leaf.text("aad").orElse(""),
                leaf.text("in_mac").orElseThrow(),
                Arrays.toString(bytes));
    }

    private static List<Node> items(Node node, String field) {
        @Nullable Node list = node.child(field);
        return list instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private static String string(Node node) {
        return ((Scalar) node).text();
    }

    private static Node json(Path file) {
        Node root = YamlParser.parse(RepoPath.of("vector.json"), bytes(file))
                .documents()
                .get(0);
        return (Mapping) root;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}

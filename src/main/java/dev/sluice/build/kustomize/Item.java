package dev.sluice.build.kustomize;

import dev.sluice.model.ResourceId;
import dev.sluice.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An object on its way through a build, with what kustomize remembers about it.
 *
 * @param root the object as it is now
 * @param former what it was called before, oldest first
 * @param prefixes the name prefixes that it got, in order
 * @param suffixes the name suffixes that it got, in order
 * @param generation what its generator asked for; {@link Generation#NONE} for an object that was read
 * @param variables names of the vars that read from it
 */
public record Item(
        Mapping root,
        List<Former> former,
        List<String> prefixes,
        List<String> suffixes,
        Generation generation,
        Set<String> variables) {
    /**
     * A name that an object had.
     *
     * @param namespace the namespace that decided about its identity, see {@link Scope#namespace}
     * @param name its name
     * @param kind its kind
     */
    public record Former(String namespace, String name, String kind) {}

    /**
     * What a generator asks for.
     *
     * @param behavior what happens if the object exists already
     * @param hashed whether a hash of the content becomes part of the name
     * @param nameUnknown whether the hash is owed but cannot be computed, because a value is sealed and no key is at hand
     */
    public record Generation(Behavior behavior, boolean hashed, boolean nameUnknown) {
        /** Not generated. */
        public static final Generation NONE = new Generation(Behavior.UNSPECIFIED, false, false);
    }

    /** What a generator does if its object exists already. */
    public enum Behavior {
        UNSPECIFIED,
        CREATE,
        MERGE,
        REPLACE
    }

    public Item {
        former = List.copyOf(former);
        prefixes = List.copyOf(prefixes);
        suffixes = List.copyOf(suffixes);
        variables = Set.copyOf(variables);
    }

    /** An object as it was read from a file. */
    public static Item of(Mapping root) {
        return new Item(root, List.of(), List.of(), List.of(), Generation.NONE, Set.of());
    }

    /** Its identity now. */
    public ResourceId id() {
        return ResourceId.of(root);
    }

    /** Its identity when it entered the build; group and version are always those of now. */
    public ResourceId originalId() {
        return former.isEmpty() ? id() : id(former.get(0));
    }

    /** Its identities before, oldest first; empty if it never changed. */
    public List<ResourceId> formerIds() {
        return former.stream().map(this::id).toList();
    }

    /** All identities that it has or had. */
    public List<ResourceId> allIds() {
        List<ResourceId> all = new ArrayList<>(formerIds());
        all.add(id());
        return all;
    }

    /** With another content. */
    public Item with(Mapping other) {
        return new Item(other, former, prefixes, suffixes, generation, variables);
    }

    /** With its present name remembered as a former one. */
    public Item remembered() {
        ResourceId id = id();
        List<Former> more = new ArrayList<>(former);
        more.add(new Former(Scope.namespace(id), id.name(), id.kind()));
        return new Item(root, more, prefixes, suffixes, generation, variables);
    }

    /** With the names that another object had, and its prefixes and suffixes, as if it had grown from that one. */
    public Item grownFrom(Item other) {
        Set<String> read = new LinkedHashSet<>(other.variables);
        return new Item(root, other.former, other.prefixes, other.suffixes, generation, read);
    }

    /** With one more prefix noted; an empty one is not. */
    public Item prefixed(String prefix) {
        return new Item(root, former, appended(prefixes, prefix), suffixes, generation, variables);
    }

    /** With one more suffix noted; an empty one is not. */
    public Item suffixed(String suffix) {
        return new Item(root, former, prefixes, appended(suffixes, suffix), generation, variables);
    }

    /** With other wishes of its generator. */
    public Item with(Generation other) {
        return new Item(root, former, prefixes, suffixes, other, variables);
    }

    /** With a var that reads from it. */
    public Item readBy(String variable) {
        Set<String> more = new LinkedHashSet<>(variables);
        more.add(variable);
        return new Item(root, former, prefixes, suffixes, generation, more);
    }

    private ResourceId id(Former earlier) {
        ResourceId now = id();
        return new ResourceId(now.group(), now.version(), earlier.kind(), earlier.namespace(), earlier.name());
    }

    private static List<String> appended(List<String> list, String text) {
        if (text.isEmpty()) {
            return list;
        }
        List<String> more = new ArrayList<>(list);
        more.add(text);
        return more;
    }
}

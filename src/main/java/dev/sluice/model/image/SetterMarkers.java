package dev.sluice.model.image;

import dev.sluice.model.Plain;
import dev.sluice.text.RepoPath;
import dev.sluice.yaml.Comment;
import dev.sluice.yaml.CommentOwner;
import dev.sluice.yaml.CommentOwners;
import dev.sluice.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every attempt at a setter marker in a repository.
 *
 * @param live those that the controller reads, by file and line
 * @param dead those that it passes over without a word, by file and line
 */
public record SetterMarkers(List<SetterMarker> live, List<DeadMarker> dead) {
    public SetterMarkers {
        live = List.copyOf(live);
        dead = List.copyOf(dead);
    }

    /** Looks through the files that the controller would look through: {@code *.yaml}, {@code *.yml} and {@code Kustomization}. */
    public static SetterMarkers in(Plain plain) {
        List<SetterMarker> live = new ArrayList<>();
        List<DeadMarker> dead = new ArrayList<>();
        for (YamlFile file : plain.yaml().values()) {
            if (isScanned(file.path()) && file.lines().text().contains(SetterMarker.KEY)) {
                scan(file, live, dead);
            }
        }
        return new SetterMarkers(live, dead);
    }

    /** The live markers in and below a directory. */
    public List<SetterMarker> below(RepoPath directory) {
        return live.stream().filter(marker -> marker.file().isIn(directory)).toList();
    }

    /** The live markers that name a policy. */
    public List<SetterMarker> of(String namespace, String name) {
        return live.stream()
                .filter(marker ->
                        marker.namespace().equals(namespace) && marker.name().equals(name))
                .toList();
    }

    private static void scan(YamlFile file, List<SetterMarker> live, List<DeadMarker> dead) {
        CommentOwners owners = CommentOwners.of(file);
        for (Comment comment : file.comments()) {
            if (comment.text().contains(SetterMarker.KEY)) {
                CommentOwner owner = owners.owner(comment);
                SetterMarker.read(comment, owner)
                        .ifPresentOrElse(
                                live::add, () -> DeadMarker.of(comment, owner).ifPresent(dead::add));
            }
        }
    }

    private static boolean isScanned(RepoPath path) {
        String extension = path.extension().toLowerCase(Locale.ROOT);
        return extension.equals("yaml")
                || extension.equals("yml")
                || path.name().equals("Kustomization");
    }
}

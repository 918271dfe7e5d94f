package dev.sluice.build.kustomize;

import dev.sluice.model.GitAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells names of things on the network from paths (kustomize api 0.21.2, internal/git/repospec.go, internal/loader). */
public final class Remote {
    private static final List<String> SCHEMES = List.of("ssh://", "https://", "http://", "file://");
    private static final String FILE = "file://";
    private static final Pattern USER = Pattern.compile("^[a-zA-Z][a-zA-Z0-9-]*@");

    /** How many segments of a path name the repository if nothing marks its end: an organisation and a name. */
    private static final int SEGMENTS = 2;

    private Remote() {}

    /** Whether a file of that name is fetched by HTTP. */
    public static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://")
                || lower.startsWith("https://")
                || lower.equals("http:")
                || lower.equals("https:");
    }

    /** Whether a directory of that name is in a git repository elsewhere, in any of the spellings that kustomize knows. */
    public static boolean isRepository(String name) {
        return address(name).isPresent();
    }

    /** The directory in a git repository elsewhere that a name means; empty if it means a path. */
    public static Optional<GitAddress> address(String name) {
        if (name.startsWith("/")) {
            return Optional.empty();
        }
        int mark = name.indexOf('?');
        RemoteQuery query = RemoteQuery.parse(mark < 0 ? "" : name.substring(mark + 1));
        return place(withoutPrefix(mark < 0 ? name : name.substring(0, mark), "git::"))
                .map(place -> new GitAddress(
                        name, place.url(), place.directory(), query.revision(), query.submodules(), query.timeout()));
    }

    /** A repository and a directory in it. */
    private record Place(String url, String directory) {}

    private static Optional<Place> place(String name) {
        String scheme = SCHEMES.stream()
                .filter(known -> startsWith(known, name))
                .findFirst()
                .orElse("");
        String afterScheme = name.substring(scheme.length());
        var match = USER.matcher(afterScheme);
        String user = match.find() ? match.group() : "";
        String rest = afterScheme.substring(user.length());
        boolean github = startsWith("github.com/", rest) || startsWith("github.com:", rest);
        boolean scp = scheme.isEmpty() && (!user.isEmpty() || github);
        if (scheme.isEmpty() && !scp) {
            return Optional.empty();
        }
        if (scheme.equals(FILE)) {
            return path(afterScheme, false).map(path -> new Place(FILE + path.url(), path.directory()));
        }
        int end = separator(rest, scp) + 1;
        String host = github ? github(scheme, user) : scheme + user + rest.substring(0, end);
        return end == 0
                ? Optional.empty()
                : path(rest.substring(end), true).map(path -> new Place(host + path.url(), path.directory()));
    }

    /** All spellings of GitHub lead to the one or the other, however the name is written. */
    private static String github(String scheme, String user) {
        return scheme.equals("ssh://") || !user.isEmpty() ? user + "github.com:" : "https://github.com/";
    }

    private static int separator(String host, boolean scp) {
        int slash = host.indexOf('/');
        int colon = host.indexOf(':');
        return scp && (slash < 0 || (colon > 0 && colon < slash)) ? colon : slash;
    }

    /** Takes the path of a repository and that of a directory in it apart. */
    private static Optional<Place> path(String path, boolean segmented) {
        int marker = path.indexOf("_git/");
        if (marker >= 0) {
            int end = path.indexOf('/', marker + "_git/".length());
            return split(path, end < 0 ? path.length() : end, end < 0 ? path.length() : end + 1);
        }
        int slashes = path.indexOf("//");
        if (slashes >= 0) {
            return split(path, slashes, slashes + 2);
        }
        int suffix = path.indexOf(".git");
        if (suffix >= 0) {
            return split(path, suffix + ".git".length(), suffix + ".git".length());
        }
        if (!segmented) {
            return split(path, path.length(), path.length());
        }
        String[] parts = path.split("/", SEGMENTS + 1);
        if (parts.length < SEGMENTS) {
            return Optional.empty();
        }
        int end = parts[0].length() + 1 + parts[1].length();
        return split(path, end, Math.min(end + 1, path.length()));
    }

    /** The repository up to one place, the directory from another one; empty if the directory climbs out. */
    private static Optional<Place> split(String path, int end, int start) {
        String directory = withoutPrefix(path.substring(start), "/");
        return end > 0 && staysInside(directory)
                ? Optional.of(new Place(path.substring(0, end), directory))
                : Optional.empty();
    }

    private static boolean staysInside(String directory) {
        int depth = 0;
        for (String segment : directory.split("/")) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(String prefix, String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    private static String withoutPrefix(String text, String prefix) {
        return startsWith(prefix, text) ? text.substring(prefix.length()) : text;
    }
}

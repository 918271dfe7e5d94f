package dev.sluice.build.kustomize;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells names of things on the network from paths (kustomize api 0.21.2, internal/git/repospec.go, internal/loader). */
public final class Remote {
    private static final List<String> SCHEMES = List.of("ssh://", "https://", "http://", "file://");
    private static final Pattern USER = Pattern.compile("^[a-zA-Z][a-zA-Z0-9-]*@");

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
        if (name.startsWith("/")) {
            return false;
        }
        int query = name.indexOf('?');
        String rest = withoutPrefix(query < 0 ? name : name.substring(0, query), "git::");
        String scheme = SCHEMES.stream()
                .filter(known -> startsWith(known, rest))
                .findFirst()
                .orElse("");
        return isRepository(scheme, rest.substring(scheme.length()));
    }

    private static boolean startsWith(String prefix, String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    private static String withoutPrefix(String text, String prefix) {
        return startsWith(prefix, text) ? text.substring(prefix.length()) : text;
    }

    private static boolean isRepository(String scheme, String afterScheme) {
        var user = USER.matcher(afterScheme);
        boolean named = user.find();
        String host = named ? afterScheme.substring(user.end()) : afterScheme;
        boolean github = startsWith("github.com/", host) || startsWith("github.com:", host);
        boolean scp = scheme.isEmpty() && (named || github);
        if (scheme.isEmpty() && !scp) {
            return false;
        }
        if (scheme.equals("file://")) {
            return hasRepository(afterScheme, 0);
        }
        int separator = separator(host, scp);
        if (separator < 0 && host.isEmpty()) {
            return false;
        }
        return hasRepository(separator < 0 ? "" : host.substring(separator + 1), 2);
    }

    private static int separator(String host, boolean scp) {
        int slash = host.indexOf('/');
        int colon = host.indexOf(':');
        return scp && (slash < 0 || (colon > 0 && colon < slash)) ? colon : slash;
    }

    /** Whether the path names a repository and a directory that does not climb out of it. */
    private static boolean hasRepository(String path, int segments) {
        int marker = path.indexOf("_git/");
        if (marker >= 0) {
            int end = path.indexOf('/', marker + "_git/".length());
            return staysInside(end < 0 ? "" : path.substring(end + 1));
        }
        int slashes = path.indexOf("//");
        if (slashes >= 0) {
            return slashes > 0 && staysInside(path.substring(slashes + 2));
        }
        int suffix = path.indexOf(".git");
        if (suffix >= 0) {
            return staysInside(path.substring(suffix + ".git".length()));
        }
        String[] parts = path.split("/", -1);
        return !path.isEmpty()
                && (segments == 0 || (parts.length >= segments && staysInside(afterSegments(path, segments))));
    }

    private static String afterSegments(String path, int segments) {
        int at = 0;
        for (int i = 0; i < segments; i++) {
            at = path.indexOf('/', at) + 1;
            if (at == 0) {
                return "";
            }
        }
        return path.substring(at);
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
}

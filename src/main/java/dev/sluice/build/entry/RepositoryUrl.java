package dev.sluice.build.entry;

import java.util.Locale;

/** Compares the addresses under which one repository is reached. */
public final class RepositoryUrl {
    private RepositoryUrl() {}

    /** Whether both name one repository, whatever the protocol, the user and the spelling. */
    public static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String url) {
        String rest = url.strip().toLowerCase(Locale.ROOT);
        int scheme = rest.indexOf("://");
        boolean copySyntax = scheme < 0;
        rest = scheme < 0 ? rest : rest.substring(scheme + 3);
        int slash = rest.indexOf('/');
        int user = rest.indexOf('@');
        if (user >= 0 && (slash < 0 || user < slash)) {
            rest = rest.substring(user + 1);
        }
        if (copySyntax) {
            rest = rest.replaceFirst(":", "/");
        }
        rest = rest.replaceFirst("/+$", "");
        return rest.endsWith(".git") ? rest.substring(0, rest.length() - 4) : rest;
    }
}

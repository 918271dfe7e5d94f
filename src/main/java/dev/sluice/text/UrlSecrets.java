package dev.sluice.text;

import java.util.regex.Pattern;

/** Takes out of URLs what may be a credential, so that they can be shown. */
public final class UrlSecrets {
    /** The user of ssh is a name that everyone has; with a password behind it, or with another scheme, it may be a token. */
    private static final Pattern USER =
            Pattern.compile("(?i)((?:https?|file)://)[^/@\\s]+@|(ssh://)[^/@\\s]*:[^/@\\s]*@");

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&][^=&#\\s]*(?:token|secret|passw|key|sig|auth)[^=&#\\s]*=)[^&#\\s\"']+");

    private UrlSecrets() {}

    /** The text with the user of each URL, and each parameter that sounds like a secret, left out. */
    public static String without(String text) {
        String anonymous = USER.matcher(text).replaceAll("$1$2");
        return PARAMETER.matcher(anonymous).replaceAll("$1…");
    }
}

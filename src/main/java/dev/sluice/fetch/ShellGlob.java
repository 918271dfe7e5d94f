package dev.sluice.fetch;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Shell patterns as Go's {@code path/filepath.Match} reads them: {@code *}, {@code ?}, classes and backslashes. */
final class ShellGlob {
    private ShellGlob() {}

    /** Whether the whole name matches. A malformed pattern matches nothing, as in Go. */
    static boolean matches(String glob, String name) {
        if (glob.indexOf('*') < 0 && glob.indexOf('?') < 0 && glob.indexOf('[') < 0 && glob.indexOf('\\') < 0) {
            return glob.equals(name);
        }
        try {
            return Pattern.compile(expression(glob), Pattern.DOTALL).matches(name);
        } catch (PatternSyntaxException malformed) {
            return false;
        }
    }

    private static String expression(String glob) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\' && i + 1 < glob.length()) {
                out.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else if (inClass) {
                out.append(c);
                inClass = c != ']';
            } else {
                inClass = c == '[';
                out.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            case '[' -> "[";
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
        }
        return out.toString();
    }
}

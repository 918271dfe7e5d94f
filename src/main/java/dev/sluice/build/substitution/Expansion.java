package dev.sluice.build.substitution;

/** The text of a template with its variables filled in. It may hold secrets, so that no text form of this object shows it. */
public record Expansion(String text) implements Expanded {
    @Override
    public String toString() {
        return "Expansion[" + text.length() + " characters]";
    }
}

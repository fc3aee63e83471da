package dev.flotilla.node.config;

import java.util.OptionalInt;

/**
 * One thing that is wrong with a configuration.
 *
 * @param where the file, or "environment"
 * @param line in the file, from 1
 * @param key as it stands there, with its place in a list: {@code peers[1].host}
 * @param value as it stands there, shortened
 * @param needed what would be right, as the rest of a sentence
 */
public record ConfigProblem(String where, OptionalInt line, String key, String value, String needed) {
    private static final int LONGEST = 80;

    public ConfigProblem {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        value = value.replaceAll("\\p{Cntrl}", "?");
    }

    public String sentence() {
        String at = line.isPresent() ? where + ":" + line.getAsInt() : where;
        return key.isEmpty() ? at + ": " + needed + "." : at + ": " + key + " is \"" + value + "\"; " + needed + ".";
    }
}

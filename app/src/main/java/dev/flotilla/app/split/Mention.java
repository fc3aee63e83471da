package dev.flotilla.app.split;

import dev.flotilla.app.base.Place;

/**
 * One place where a service relies on a sibling's name.
 *
 * @param name of the environment variable; empty for the other kinds
 * @param text the value as the service gets it, with passwords masked; empty for a dependency
 */
public record Mention(Kind kind, String name, String text, Place place) {
    /** Where a sibling may be named. */
    public enum Kind {
        ENVIRONMENT("environment"),
        COMMAND("command"),
        ENTRYPOINT("entrypoint"),
        HEALTH_CHECK("healthcheck"),
        DEPENDENCY("depends_on");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As compose calls it. */
        public String word() {
            return word;
        }
    }

    /** {@code environment REDIS_URL}, {@code command}. */
    public String inWords() {
        return name.isEmpty() ? kind.word() : kind.word() + " " + name;
    }
}

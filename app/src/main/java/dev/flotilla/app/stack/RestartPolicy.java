package dev.flotilla.app.stack;

/**
 * What the engine does when a container ends.
 *
 * @param maxRetries only with ON_FAILURE; 0 for no limit
 */
public record RestartPolicy(Kind kind, int maxRetries) {
    public static final RestartPolicy NO = new RestartPolicy(Kind.NO, 0);

    /** In the engine's words. */
    public enum Kind {
        NO("no"),
        ALWAYS("always"),
        ON_FAILURE("on-failure"),
        UNLESS_STOPPED("unless-stopped");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}

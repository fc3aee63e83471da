package dev.flotilla.app.cli.kit;

/**
 * What a command says at its end.
 *
 * @param json for {@code --json}; see {@link Json} for what it may hold
 * @param text for people, without the last line end; may be empty
 * @param exitCode 0 done, 1 refused or failed
 */
public record Answer(Object json, String text, int exitCode) {
    public static Answer of(Object json, String text) {
        return new Answer(json, text, 0);
    }

    /** {@code {"ok": true}} with more keys to be put. */
    public static Json.Node ok() {
        return Json.object().put("ok", true);
    }
}

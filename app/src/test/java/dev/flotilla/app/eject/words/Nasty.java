package dev.flotilla.app.eject.words;

import java.util.random.RandomGenerator;

/** Texts that quoting gets wrong. */
public final class Nasty {
    private static final String[] PARTS = {
        "'", "\"", "$", "`", "\\", "\n", "-", "--env", "😀", "ü", " ", "  ", "#", "$HOME", "${X}", "$$", "$(id)", "!",
        "*", "\\n", "\t", "a", "=", "{", "}", "[", ":", ": ", "&", "|", "%", "@", "\\'", "\\\"", "~", "true", "1e3",
        "𝄞", "\u2028", "|-", "> "
    };

    private Nasty() {}

    /** Of up to eight parts; may be empty. */
    public static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }
}

package dev.flotilla.app.source.code;

import java.util.Locale;

/** What a piece of a line is; each kind has a colour. */
public enum TokenKind {
    KEY,
    /** In quotes, or a text over lines. */
    TEXT,
    NUMBER,
    /** Means more than its letters: {@code true}, {@code null}. */
    WORD,
    COMMENT,
    /** An anchor, an alias or a tag. */
    ANCHOR,
    VARIABLE,
    SIGN;

    /** The style class of such a piece. */
    public String style() {
        return "fl-code-" + name().toLowerCase(Locale.ROOT);
    }
}

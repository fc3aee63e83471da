package dev.flotilla.app.eject.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One argument or value: plain text with placeholders for secrets in it. */
public record Words(List<Piece> pieces) {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    /** Plain in YAML, whatever it stands for: no number, no boolean, no indicator. */
    private static final Pattern PLAIN_YAML = Pattern.compile("[A-Za-z_/][A-Za-z0-9_/.@+-]*(?::[A-Za-z0-9_/.@+-]+)*");

    private static final Pattern WORD_WITH_A_MEANING = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|\\.nan");

    /** A part of it. */
    public sealed interface Piece {
        record Plain(String text) implements Piece {}

        /** @param variable that holds the secret */
        record Secret(String variable) implements Piece {}
    }

    public Words {
        pieces = List.copyOf(pieces);
    }

    public static Words plain(String text) {
        return new Words(List.of(new Piece.Plain(text)));
    }

    public static Words secret(String variable) {
        return new Words(List.of(new Piece.Secret(variable)));
    }

    /** The same behind more plain text. */
    public Words after(String start) {
        List<Piece> all = new ArrayList<>(List.of(new Piece.Plain(start)));
        all.addAll(pieces);
        return new Words(all);
    }

    /** As one word of a POSIX shell. */
    public String shell() {
        StringBuilder out = new StringBuilder();
        StringBuilder open = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Plain(String text) -> open.append(text);
                case Piece.Secret(String variable) -> {
                    flush(open, out);
                    out.append("\"${").append(variable).append("}\"");
                }
            }
        }
        flush(open, out);
        return out.isEmpty() ? "''" : out.toString();
    }

    private static void flush(StringBuilder open, StringBuilder out) {
        if (!open.isEmpty()) {
            String text = open.toString();
            // The closing quote, the quote itself escaped, and the opening one again.
            out.append(BARE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'");
            open.setLength(0);
        }
    }

    /** As a scalar of a compose file: plain where that is safe, in double quotes else; its dollar signs doubled. */
    public String compose() {
        StringBuilder out = new StringBuilder();
        boolean secret = false;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Plain(String text) -> out.append(escaped(text));
                case Piece.Secret(String variable) -> {
                    secret = true;
                    out.append("${").append(variable).append('}');
                }
            }
        }
        String all = out.toString();
        boolean plain = !secret
                && PLAIN_YAML.matcher(all).matches()
                && !WORD_WITH_A_MEANING.matcher(all).matches();
        return plain ? all : '"' + all + '"';
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$' -> out.append("$$");
                default -> {
                    boolean hidden = Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
                    if (hidden) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    /** A text that no secret stands in, as a scalar of a YAML file that is no compose file. */
    public static String yaml(String text) {
        String quoted = plain(text).compose();
        return quoted.startsWith("\"") ? quoted.replace("$$", "$") : quoted;
    }
}

package dev.flotilla.app.stack.read.tree;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What a YAML scalar is, by YAML 1.2's core schema: quoted ones are text, {@code yes} and {@code off} too. */
final class YamlScalar {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)");
    private static final int LONGEST_NUMBER = 64;

    private YamlScalar() {}

    static Tree.Scalar of(ScalarEvent event, Tree.Mark at) {
        String text = event.getValue();
        String tag = event.getTag().orElse("");
        if (!event.isPlain() || tag.endsWith(":str")) {
            return new Tree.Scalar(at, Tree.Kind.TEXT, text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Tree.Scalar(at, Tree.Kind.NULL, "");
            case "true", "True", "TRUE" -> new Tree.Scalar(at, Tree.Kind.BOOLEAN, "true");
            case "false", "False", "FALSE" -> new Tree.Scalar(at, Tree.Kind.BOOLEAN, "false");
            default -> new Tree.Scalar(at, looksLikeNumber(text) ? Tree.Kind.NUMBER : Tree.Kind.TEXT, text);
        };
    }

    private static boolean looksLikeNumber(String text) {
        return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
    }
}

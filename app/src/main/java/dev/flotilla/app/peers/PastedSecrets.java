package dev.flotilla.app.peers;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.SecretRule;
import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and passwords in a configuration. A node reads them from files, whose names stand there; what is pasted itself
 * would be kept in clear, pushed, exported and shown.
 */
public final class PastedSecrets {
    private PastedSecrets() {}

    /** Where they stand, in the order of the text. */
    public static List<JsonPath> in(JsonText text) {
        List<JsonPath> found = new ArrayList<>();
        collect(text.root(), JsonPath.ROOT, found);
        return found;
    }

    private static void collect(JsonPart part, JsonPath path, List<JsonPath> found) {
        switch (part) {
            case JsonPart.Table table -> table.members().forEach(m -> collect(m.value(), path.then(m.key()), found));
            case JsonPart.Row row -> {
                for (int i = 0; i < row.items().size(); i++) {
                    collect(row.items().get(i), path.then(i), found);
                }
            }
            case JsonPart.Leaf leaf -> {
                if (leaf.kind() == JsonPart.Kind.TEXT && SecretRule.holdsSecret(leaf.text())) {
                    found.add(path);
                }
            }
        }
    }

    /** A value for a message, without what must not be in one. */
    public static String inWords(JsonPart part) {
        return part instanceof JsonPart.Leaf leaf && SecretRule.holdsSecret(leaf.text())
                ? EnvValue.MASK
                : part.inWords();
    }
}

package dev.flotilla.app.stack.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.tree.ReadCode;
import dev.flotilla.app.stack.read.tree.TreeLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The text of a stack file with what its meaning depends on.
 *
 * @param file as the user named it
 * @param folder absolute; relative paths in the text start here, and its name is that of a stack without one
 * @param environment for variables in the text, {@code .env} of the folder included
 */
public record StackText(String file, Path folder, String content, Map<String, String> environment) {
    public StackText {
        environment = Map.copyOf(environment);
    }

    /** Text from bytes; a failure for what is too large or no UTF-8 text. */
    public static Outcome<StackText> of(String file, Path folder, byte[] bytes, Map<String, String> environment) {
        return decode(file, bytes).map(content -> new StackText(file, folder, content, environment));
    }

    static Outcome<String> decode(String file, byte[] bytes) {
        if (bytes.length > TreeLimits.BYTES) {
            return tooLarge(file);
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return notText(file, "it has a zero byte at offset " + i);
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Outcome.ok(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return notText(file, "it is not UTF-8");
        }
    }

    static <T> Outcome<T> tooLarge(String file) {
        return Outcome.failed(Problem.of(
                        ReadCode.TOO_LARGE,
                        file + " is larger than " + TreeLimits.BYTES / (1024 * 1024) + " MiB, so it is not read",
                        "Check that this is the stack file you meant")
                .at(new Place(file, 0, 0, "")));
    }

    private static <T> Outcome<T> notText(String file, String why) {
        return Outcome.failed(Problem.of(
                        ReadCode.NOT_TEXT,
                        file + " is not a text file: " + why,
                        "Choose a compose file or a Graphium JSON file, saved as UTF-8")
                .at(new Place(file, 0, 0, "")));
    }
}

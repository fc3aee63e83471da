package dev.flotilla.app.launch.source;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.read.text.DotEnv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What nodes get as their environment, as people write it: files and forms by lines, the command line by words. */
public final class EnvironmentText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private EnvironmentText() {}

    /**
     * {@code K=V} a line, as an {@code env_file} of compose has it.
     *
     * @param from the file, for the sentence; empty for a form
     * @param known what variables in the values, and names without a value, stand for
     */
    public static Outcome<Map<String, EnvValue>> lines(String text, String from, Map<String, String> known) {
        DotEnv.Read read = DotEnv.read(text, known);
        if (read.wrongLine().isPresent()) {
            Problem wrong = Problem.of(
                    "FL-6109",
                    "Line " + read.wrongLine().get() + (from.isEmpty() ? "" : " of " + from) + " is no variable.",
                    "Write NAME=value, one a line; a name has letters, digits and \"_\".");
            return Outcome.failed(
                    from.isEmpty()
                            ? wrong
                            : wrong.at(new Place(from, read.wrongLine().get(), 0, "")));
        }
        Map<String, EnvValue> values = new LinkedHashMap<>();
        read.values().forEach((name, value) -> values.put(name, EnvValue.of(name, value)));
        return Outcome.ok(values);
    }

    /**
     * {@code K=V}, or {@code K} alone for the value that it has in the user's own environment. FL-4003 for anything else.
     *
     * @param known the user's environment
     */
    public static Outcome<Map<String, EnvValue>> words(List<String> words, Map<String, String> known) {
        Map<String, EnvValue> values = new LinkedHashMap<>();
        for (String word : words) {
            String name = word.split("=", 2)[0];
            if (!NAME.matcher(name).matches()) {
                return Outcome.failed(Problem.of(
                        "FL-4003",
                        "\"" + name.replaceAll("\\p{Cntrl}", "?") + "\" is no name of a variable.",
                        "Write --env NAME=value; a name has letters, digits and \"_\"."));
            }
            Optional<String> value = word.length() > name.length()
                    ? Optional.of(word.substring(name.length() + 1))
                    : Optional.ofNullable(known.get(name));
            if (value.isEmpty()) {
                return Outcome.failed(Problem.of(
                        "FL-4003",
                        name + " has no value here.",
                        "Write --env " + name + "=value, or export " + name + " before."));
            }
            values.put(name, EnvValue.of(name, value.get()));
        }
        return Outcome.ok(values);
    }
}

package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.SecretRule;
import dev.flotilla.app.source.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Secrets that stand in clear where everybody reads them: in names of images and containers, in labels, commands and health checks,
 * and, where variables could take their place, in the environment. What it says never holds them.
 */
public final class SecretCheck {
    /** What the great services begin their tokens with, and keys in PEM. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|AKIA|AIza|dckr_pat_)[A-Za-z0-9_-]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY");

    private static final Pattern OPTION = Pattern.compile(
            "(?i)(?:--?|\\b)(?:password|passwd|requirepass|token|secret|api-?key)[ =:]+(?!\\$)[^\\s$\"']{4,}");
    private static final List<String> ENVIRONMENT = List.of("environment");

    private SecretCheck() {}

    /** A warning FL-3304 each. */
    public static List<Problem> of(String file, FormText text) {
        List<Problem> found = new ArrayList<>();
        for (String service : text.services()) {
            for (ServiceKey key : FormText.keys()) {
                if (wrong(text, service, key)) {
                    int line = text.line(service, key).orElse(1);
                    Place place = new Place(file, line, 0, text.path(service, key));
                    boolean variables = text.interpolates();
                    found.add(Problem.of(
                                    "FL-3304",
                                    place.inWords() + ": " + key.label().toLowerCase(java.util.Locale.ROOT) + " of \""
                                            + service + "\" holds what looks like a secret, in clear.",
                                    variables
                                            ? "Write a variable such as ${PASSWORD} there, and its value into .env."
                                            : "Put it into the environment of the service.")
                            .at(place));
                }
            }
        }
        return found;
    }

    private static boolean wrong(FormText text, String service, ServiceKey key) {
        boolean environment = ENVIRONMENT.contains(key.word());
        if (environment && !text.interpolates()) {
            return false;
        }
        return switch (text.value(service, key)) {
            case YamlValue.Text(String words) -> isClear(words);
            case YamlValue.Items(List<String> items) ->
                items.stream().anyMatch(item -> isClear(item) || environment && isNamed(item))
                        || isClear(String.join(" ", items));
            case YamlValue.Pairs(Map<String, String> pairs) ->
                pairs.entrySet().stream().anyMatch(e -> isClear(e.getValue()) || isNamed(e.getKey(), e.getValue()));
            case YamlValue.None none -> false;
            case YamlValue.Other other -> false;
        };
    }

    private static boolean isClear(String words) {
        String said = words.length() > 10_000 ? words.substring(0, 10_000) : words;
        return TOKEN.matcher(said).find()
                || OPTION.matcher(said).find()
                || !said.contains("$") && SecretRule.isSecret("", said);
    }

    private static boolean isNamed(String item) {
        int at = item.indexOf('=');
        return at > 0 && isNamed(item.substring(0, at), item.substring(at + 1));
    }

    /** A file that holds a secret is none, nor is a flag. */
    private static boolean isNamed(String name, String value) {
        boolean harmless = value.isBlank()
                || value.contains("$")
                || name.endsWith("_FILE")
                || value.startsWith("/")
                || value.matches("(?i)true|false|yes|no|\\d{1,5}");
        return !harmless && SecretRule.isSecret(name, "");
    }
}

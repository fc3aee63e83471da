package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.SecretRule;
import dev.flotilla.app.stack.read.text.Interpolation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text with variables means, and where each value comes from. Secrets are masked: those of variables that are called like
 * one, and those that stand under such a name.
 *
 * @param environment for variables in the text
 * @param process names that the environment of this program gives; the others come from {@code .env}
 */
public record Meaning(Map<String, String> environment, java.util.Set<String> process) {
    private static final int LONGEST = 60;
    private static final int MOST = 6;
    private static final Pattern NAMED =
            Pattern.compile("\\s*(?:- +)?[\"']?([A-Za-z_][A-Za-z0-9_.-]*)[\"']?\\s*[:=].*", Pattern.DOTALL);

    public Meaning {
        environment = Map.copyOf(environment);
        process = java.util.Set.copyOf(process);
    }

    /** Of a line of the file; empty for one without variables. */
    public Optional<String> ofLine(String line) {
        int comment = line.stripLeading().startsWith("#") ? 0 : line.indexOf(" #");
        String said = comment < 0 ? line : line.substring(0, comment);
        if (said.indexOf('$') < 0) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(said);
        return uses(said, named.matches() ? named.group(1) : "");
    }

    /** Of a value by itself, with what it comes to. */
    public Optional<String> ofValue(String name, String text) {
        if (text.indexOf('$') < 0) {
            return Optional.empty();
        }
        Interpolation.Result result = Interpolation.of(text, masked(name));
        if (result.wrong().isPresent() && result.uses().isEmpty()) {
            return result.wrong().map(w -> sentence(w));
        }
        Optional<String> uses = uses(text, name);
        boolean hidden = result.uses().stream().anyMatch(u -> isSecret(name, u));
        boolean whole = result.wrong().isEmpty() && !hidden && !result.uses().isEmpty();
        return whole ? uses.map(u -> "Means: " + brief(result.text()) + ". " + u) : uses;
    }

    private Map<String, String> masked(String name) {
        Map<String, String> masked = new HashMap<>(environment);
        masked.replaceAll((key, value) -> isSecret(name, key, value) ? EnvValue.MASK : value);
        return masked;
    }

    private Optional<String> uses(String text, String name) {
        Interpolation.Result result = Interpolation.of(text, environment);
        List<Interpolation.Use> uses = result.uses();
        if (uses.isEmpty()) {
            return result.wrong().map(w -> sentence(w));
        }
        String words = uses.stream()
                .distinct()
                .limit(MOST)
                .map(use -> words(use, name))
                .collect(Collectors.joining("; "));
        return Optional.of(words + (uses.stream().distinct().count() > MOST ? "; and more." : "."));
    }

    private String words(Interpolation.Use use, String name) {
        String value = isSecret(name, use) && !use.value().isEmpty() ? EnvValue.MASK : brief(use.value());
        return switch (use.origin()) {
            case SET ->
                use.name() + " is " + (value.isEmpty() ? "empty" : value) + ", from "
                        + (process.contains(use.name()) ? "the environment" : ".env");
            case DEFAULT -> use.name() + " is not set, so its default counts: " + (value.isEmpty() ? "nothing" : value);
            case OTHER -> use.name() + " gives " + (value.isEmpty() ? "nothing" : value) + " here";
            case NOWHERE -> use.name() + " is not set, so it is empty";
            case DEMANDED -> use.name() + " has to be set, and is not: put it into .env";
        };
    }

    private static boolean isSecret(String name, Interpolation.Use use) {
        return isSecret(name, use.name(), use.value());
    }

    private static boolean isSecret(String name, String variable, String value) {
        return SecretRule.isSecret(variable, value) || SecretRule.isSecret(name, value);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1) + ".";
    }

    private static String brief(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

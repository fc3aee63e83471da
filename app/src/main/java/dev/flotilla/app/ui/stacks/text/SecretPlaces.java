package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.SecretRule;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.Mount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the secrets of a service in a compose file reach it: {@code NAME} in its environment, or {@code NAME_FILE} there and a
 * file under {@code /run/secrets}. Going from one to the other is one edit of the text.
 */
public final class SecretPlaces {
    public static final ServiceKey ENVIRONMENT = ServiceKey.COMMON.stream()
            .filter(key -> key.path().equals(List.of("environment")))
            .findFirst()
            .orElseThrow();
    public static final ServiceKey SECRETS = ServiceKey.MORE.stream()
            .filter(key -> key.path().equals(List.of("secrets")))
            .findFirst()
            .orElseThrow();

    private static final String FILE = "_FILE";
    private static final String FOLDER = Mount.Secret.FOLDER + "/";
    /** A variable that has no value to fall back on: what stands in the file is no secret then. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?::?\\?[^}]*)?})");

    private SecretPlaces() {}

    /** @param asFile whether it reaches the service as a file */
    public record Place(String variable, boolean asFile) {}

    /** In the order of the file. */
    public static List<Place> of(FormText form, String service) {
        List<Place> places = new ArrayList<>();
        if (form instanceof ComposeText) {
            pairs(form.value(service, ENVIRONMENT)).orElse(Map.of()).forEach((name, value) -> {
                if (name.endsWith(FILE) && value.startsWith(FOLDER)) {
                    places.add(new Place(name.substring(0, name.length() - FILE.length()), true));
                } else if (!value.isEmpty() && !name.endsWith(FILE) && SecretRule.isSecret(name, value)) {
                    places.add(new Place(name, false));
                }
            });
        }
        return places;
    }

    /** The text in which the secret goes the other way; FL-3310 with the reason where it cannot. */
    public static Outcome<FormText> move(FormText form, String service, Place place) {
        Optional<Map<String, String>> pairs = pairs(form.value(service, ENVIRONMENT));
        if (!(form instanceof ComposeText text) || pairs.isEmpty()) {
            return no(place, "the environment of " + service + " is written in a form that cannot be edited here");
        }
        return place.asFile()
                ? toEnvironment(text, service, place, pairs.get())
                : toFile(text, service, place, pairs.get());
    }

    /** Both forms of an environment; empty for one that only the text shows. */
    private static Optional<Map<String, String>> pairs(YamlValue value) {
        return switch (value) {
            case YamlValue.Pairs(Map<String, String> pairs) -> Optional.of(pairs);
            case YamlValue.Items(List<String> items) -> {
                Map<String, String> pairs = new LinkedHashMap<>();
                items.forEach(item -> {
                    String[] parts = item.split("=", 2);
                    pairs.put(parts[0], parts.length == 2 ? parts[1] : "");
                });
                yield Optional.of(pairs);
            }
            case YamlValue.None none -> Optional.empty();
            case YamlValue.Text other -> Optional.empty();
            case YamlValue.Other other -> Optional.empty();
        };
    }

    private static Outcome<FormText> toFile(ComposeText text, String service, Place place, Map<String, String> pairs) {
        Matcher variable = VARIABLE.matcher(pairs.getOrDefault(place.variable(), ""));
        if (!variable.matches()) {
            return no(
                    place,
                    "its value stands in the file; write it into .env beside the file, and " + "${" + place.variable()
                            + "} here, first");
        }
        String source = Optional.ofNullable(variable.group(1)).orElse(variable.group(2));
        String name = place.variable().toLowerCase(Locale.ROOT);
        Optional<String> known = text.secretSource(name);
        if (text.secrets().contains(name) && !known.equals(Optional.of(source))) {
            return no(place, "the file has another secret called " + name);
        }
        Optional<List<String>> taken = taken(text, service);
        if (taken.isEmpty()) {
            return no(place, "the secrets of " + service + " are written in a form that only the text shows");
        }
        List<String> next = new ArrayList<>(taken.get());
        if (!next.contains(name)) {
            next.add(name);
        }
        return edited(
                place,
                text.set(
                                service,
                                ENVIRONMENT,
                                renamed(
                                        text.value(service, ENVIRONMENT),
                                        place.variable(),
                                        place.variable() + FILE,
                                        FOLDER + name))
                        .flatMap(t -> t.set(service, SECRETS, new YamlValue.Items(next)))
                        .flatMap(t -> known.isPresent() ? Optional.of(t) : ((ComposeText) t).addSecret(name, source)));
    }

    private static Outcome<FormText> toEnvironment(
            ComposeText text, String service, Place place, Map<String, String> pairs) {
        String name = pairs.getOrDefault(place.variable() + FILE, "").substring(FOLDER.length());
        Optional<String> source = text.secretSource(name);
        Optional<List<String>> taken = taken(text, service);
        if (source.isEmpty() || taken.isEmpty()) {
            return no(
                    place,
                    source.isEmpty()
                            ? "the secret " + name + " does not come from a variable"
                            : "the secrets of " + service + " are written in a form that only the text shows");
        }
        List<String> next = taken.get().stream().filter(n -> !n.equals(name)).toList();
        boolean used = text.services().stream()
                .filter(other -> !other.equals(service))
                .anyMatch(other -> taken(text, other).map(t -> t.contains(name)).orElse(true));
        return edited(
                place,
                text.set(
                                service,
                                ENVIRONMENT,
                                renamed(
                                        text.value(service, ENVIRONMENT),
                                        place.variable() + FILE,
                                        place.variable(),
                                        "${" + source.get() + "}"))
                        .flatMap(t -> t.set(
                                service, SECRETS, next.isEmpty() ? new YamlValue.None() : new YamlValue.Items(next)))
                        .flatMap(t -> used ? Optional.of(t) : ((ComposeText) t).dropSecret(name)));
    }

    /** Empty where they are written in the long form. */
    private static Optional<List<String>> taken(FormText text, String service) {
        return switch (text.value(service, SECRETS)) {
            case YamlValue.None none -> Optional.of(List.of());
            case YamlValue.Items(List<String> items) -> Optional.of(items);
            case YamlValue.Text other -> Optional.empty();
            case YamlValue.Pairs other -> Optional.empty();
            case YamlValue.Other other -> Optional.empty();
        };
    }

    /** In the form in which it is written. */
    private static YamlValue renamed(YamlValue environment, String from, String to, String value) {
        if (environment instanceof YamlValue.Items(List<String> items)) {
            return new YamlValue.Items(items.stream()
                    .map(item -> item.split("=", 2)[0].equals(from) ? to + "=" + value : item)
                    .toList());
        }
        Map<String, String> next = new LinkedHashMap<>();
        pairs(environment)
                .orElse(Map.of())
                .forEach((name, old) -> next.put(name.equals(from) ? to : name, name.equals(from) ? value : old));
        return new YamlValue.Pairs(next);
    }

    private static Outcome<FormText> edited(Place place, Optional<FormText> text) {
        return text.map(Outcome::ok)
                .orElseGet(() -> no(place, "the file is written in a form that cannot be edited here"));
    }

    private static Outcome<FormText> no(Place place, String why) {
        return Outcome.failed(Problem.of(
                "FL-3310",
                place.variable() + " stays where it is: " + why + ".",
                "Or change it in the text: secrets: of the service and of the file."));
    }
}

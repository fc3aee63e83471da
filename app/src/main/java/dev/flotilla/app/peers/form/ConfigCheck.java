package dev.flotilla.app.peers.form;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.PastedSecrets;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a text that is being edited.
 *
 * @param text empty while it is no JSON object: then no form can show it
 * @param config empty while a node could not start on it
 * @param problems each with its line
 */
public record ConfigCheck(Optional<JsonText> text, Optional<NodeConfig> config, List<Problem> problems) {
    public ConfigCheck {
        problems = List.copyOf(problems);
    }

    public static ConfigCheck of(String name, String typed) {
        return switch (JsonText.read(name, typed)) {
            case Outcome.Failed<JsonText> failed ->
                new ConfigCheck(Optional.empty(), Optional.empty(), failed.problems());
            case Outcome.Ok<JsonText>(JsonText text) -> of(text);
        };
    }

    private static ConfigCheck of(JsonText text) {
        List<Problem> problems = new ArrayList<>();
        Optional<NodeConfig> config = switch (ConfigReader.read(text)) {
            case Outcome.Ok<NodeConfig>(NodeConfig good) -> Optional.of(good);
            case Outcome.Failed<NodeConfig> failed -> {
                problems.addAll(failed.problems());
                yield Optional.empty();
            }
        };
        if (!(text.root() instanceof JsonPart.Table)) {
            return new ConfigCheck(Optional.empty(), Optional.empty(), problems);
        }
        for (ConfigKey key : ConfigKey.values()) {
            boolean told = problems.stream()
                    .anyMatch(p ->
                            p.place().filter(at -> at.key().equals(key.word())).isPresent());
            if (!told) {
                fault(text, key).ifPresent(problems::add);
            }
        }
        problems.addAll(text.duplicates());
        PastedSecrets.in(text).forEach(path -> problems.add(pasted(text, path)));
        return new ConfigCheck(Optional.of(text), config, problems);
    }

    private static Problem pasted(JsonText text, JsonPath path) {
        Place place = text.place(path);
        return Problem.of(
                        "FL-3023",
                        place.inWords() + ": \"" + path + "\" holds a key or a password itself.",
                        "Put it into a file on the host, mount that, and name it here.")
                .at(place);
    }

    private static Optional<Problem> fault(JsonText text, ConfigKey key) {
        Optional<JsonPart> part = text.at(key.path());
        if (part.isEmpty() || part.get() instanceof JsonPart.Leaf leaf && leaf.kind() == JsonPart.Kind.NOTHING) {
            return Optional.empty();
        }
        boolean list = !(part.get() instanceof JsonPart.Leaf);
        Optional<String> fault = list && key.kind() != ConfigKey.Kind.TEXT
                ? Optional.of("One value is needed.")
                : ConfigFields.fault(key, ConfigFields.shown(text, key));
        return fault.map(why -> {
            Place place = text.place(key.path());
            return Problem.of(
                            "FL-3002",
                            place.inWords() + ": \"" + key.word() + "\" is " + PastedSecrets.inWords(part.get()) + ".",
                            why)
                    .at(place);
        });
    }
}

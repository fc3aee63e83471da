package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.source.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the editor shows.
 *
 * @param yaml the last text that could be read; the forms show it
 * @param readable whether that is the text of now
 * @param service the one in the form
 * @param problems of the text, by place
 * @param refused why the last edit of a form was not made
 * @param environment for variables in the text
 */
record EditState(
        String text,
        YamlText yaml,
        boolean readable,
        Optional<String> service,
        List<Problem> problems,
        Optional<Problem> refused,
        boolean changed,
        boolean undo,
        boolean redo,
        Map<String, String> environment) {
    EditState {
        problems = List.copyOf(problems);
        environment = Map.copyOf(environment);
    }

    List<String> services() {
        return yaml.keys(List.of("services"));
    }

    /** The sentence for a field, if one is wrong with it. */
    Optional<Problem> problem(ServiceKey key) {
        String path = "services." + service.orElse("") + "." + String.join(".", key.path());
        return problems.stream()
                .filter(p -> p.place()
                        .map(place -> place.key().equals(path)
                                || place.key().startsWith(path + ".")
                                || place.key().startsWith(path + "["))
                        .orElse(false))
                .findFirst();
    }
}

package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.stacks.text.FormText;
import dev.flotilla.app.ui.stacks.text.Meaning;
import dev.flotilla.app.ui.stacks.text.ServiceKey;
import java.util.List;
import java.util.Optional;

/**
 * What the editor shows.
 *
 * @param form the last text that could be read; the forms show it
 * @param readable whether that is the text of now
 * @param service the one in the form
 * @param problems of the text, by place
 * @param warnings of the text, by place
 * @param refused why the last edit of a form was not made
 * @param meaning of variables in the text
 */
record EditState(
        String text,
        FormText form,
        boolean readable,
        Optional<String> service,
        List<Problem> problems,
        List<Problem> warnings,
        Optional<Problem> refused,
        boolean changed,
        boolean undo,
        boolean redo,
        Meaning meaning) {
    EditState {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    List<String> services() {
        return form.services();
    }

    /** The sentence for a field, if one is wrong with it. */
    Optional<Problem> problem(ServiceKey key) {
        String path = form.path(service.orElse(""), key);
        return path.isEmpty()
                ? Optional.empty()
                : problems.stream()
                        .filter(p -> p.place()
                                .map(place -> place.key().equals(path)
                                        || place.key().startsWith(path + ".")
                                        || place.key().startsWith(path + "["))
                                .orElse(false))
                        .findFirst();
    }
}

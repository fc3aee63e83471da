package dev.flotilla.app.split.text;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds, removes and scales services that do the same work. For good: nothing is marked, all else stays as it is. */
public final class Workers {
    private static final String CODE = "FL-3211";

    private Workers() {}

    /** A copy of a service under another name, behind it; a container name of its own is left out. */
    public static Outcome<String> add(String text, String like, String name) {
        return found(text, like).map(at -> {
            List<String> copy = new ArrayList<>(at.edit().linesOf(at.entry()));
            String first = copy.getFirst();
            int key = first.indexOf(like);
            copy.set(0, first.substring(0, key) + name + first.substring(key + like.length()));
            copy.removeIf(line -> line.strip().startsWith("container_name:"));
            return at.edit().with(at.entry(), copy);
        });
    }

    public static Outcome<String> remove(String text, String name) {
        return found(text, name).map(at -> at.edit().without(at.entry()));
    }

    /** @param count at least 0 */
    public static Outcome<String> scale(String text, String name, int count) {
        return found(text, name).then(at -> {
            ComposeEdit edit = at.edit();
            List<String> service = List.of("services", name);
            List<String> deploy = List.of("services", name, "deploy");
            List<String> replicas = List.of("services", name, "deploy", "replicas");
            List<String> scale = List.of("services", name, "scale");
            boolean done = edit.has(replicas)
                    ? edit.set(replicas, count)
                    : edit.has(scale)
                            ? edit.set(scale, count)
                            : edit.has(deploy)
                                    ? edit.put(deploy, "replicas", count)
                                    : edit.put(service, "deploy", Map.of("replicas", count));
            return done ? Outcome.ok(edit.plain()) : refused(name + " cannot be scaled in the form that it has.");
        });
    }

    private record At(ComposeEdit edit, Span.Entry entry) {}

    private static Outcome<At> found(String text, String name) {
        Optional<ComposeEdit> edit = ComposeEdit.of(text);
        if (edit.isEmpty()
                || !(edit.get().at(List.of("services")).orElse(null) instanceof Span.Table services)
                || services.flow()) {
            return refused("The services are not written as a mapping over lines, or the file is split.");
        }
        return services.entry(name)
                .map(entry -> Outcome.ok(new At(edit.get(), entry)))
                .orElseGet(() -> refused("There is no service " + name + "."));
    }

    private static <T> Outcome<T> refused(String why) {
        return Outcome.failed(Problem.of(CODE, why, "Look at the services of the file."));
    }
}

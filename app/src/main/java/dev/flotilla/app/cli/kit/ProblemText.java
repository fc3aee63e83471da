package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.Comparator;
import java.util.List;

/** Problems for people and for scripts. */
public final class ProblemText {
    private ProblemText() {}

    /** The first by its place in the file; the first told where there are no places. */
    static Problem first(List<Problem> problems) {
        return problems.stream()
                .filter(p -> p.place().isPresent())
                .min(Comparator.comparing(
                        p -> p.place().orElseThrow(),
                        Comparator.comparingInt(Place::line).thenComparingInt(Place::column)))
                .orElse(problems.getFirst());
    }

    /** {@code {"error": {...}}}; where there are several, all of them too. */
    public static Json.Node json(List<Problem> problems) {
        Json.Node error = one(first(problems));
        boolean inFile = problems.stream().anyMatch(p -> p.place().isPresent());
        if (problems.size() > 1 || inFile) {
            error.put("all", problems.stream().map(ProblemText::one).toList());
        }
        return Json.object().put("error", error);
    }

    /** One problem, without the others. */
    public static Json.Node one(Problem problem) {
        Json.Node node = Json.object()
                .put("code", problem.code())
                .put("message", problem.message())
                .put("hint", problem.hint());
        problem.place().ifPresent(place -> {
            node.put("file", place.file());
            if (place.line() > 0) {
                node.put("line", place.line());
            }
            if (place.column() > 0) {
                node.put("column", place.column());
            }
            if (!place.key().isEmpty()) {
                node.put("key", place.key());
            }
        });
        if (!problem.hosts().isEmpty()) {
            node.put(
                    "hosts",
                    problem.hosts().stream()
                            .map(h -> Json.object().put("host", h.host()).put("reason", h.reason()))
                            .toList());
        }
        return node;
    }

    static String text(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            problem.place()
                    .map(Place::inWords)
                    .filter(words -> !problem.message().startsWith(words))
                    .ifPresent(words -> text.append(words).append(": "));
            text.append(problem.message()).append(" [").append(problem.code()).append("]\n");
            for (HostReason host : problem.hosts()) {
                text.append("  ")
                        .append(host.host())
                        .append(": ")
                        .append(host.reason())
                        .append('\n');
            }
            if (!problem.hint().isEmpty()) {
                text.append("  ").append(problem.hint()).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }
}

package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Mention;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.split.Opening;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a split says on the command line: findings, each with what is done about it. */
final class SplitAnswers {
    static final String BROKEN = "FL-3201";

    private SplitAnswers() {}

    /** A choice that was made for no edge, or that its edge does not allow. */
    static Optional<Problem> wrongChoice(SplitPlan plan, Map<Edge.Key, Choice> chosen) {
        for (Map.Entry<Edge.Key, Choice> each : chosen.entrySet()) {
            Edge.Key key = each.getKey();
            Optional<Edge> edge =
                    plan.edges().stream().filter(e -> e.key().equals(key)).findFirst();
            if (edge.isEmpty()) {
                return Optional.of(Problem.of(
                        "FL-4005",
                        "--choose names " + key.from() + ":" + key.to() + ", which does not break.",
                        "Without --choose the edges that break are listed."));
            }
            Optional<String> against = plan.way(edge.get(), each.getValue()).flatMap(Way::against);
            if (against.isPresent()) {
                return Optional.of(Problem.of(
                        BROKEN,
                        key.from() + " cannot reach " + key.to() + " by "
                                + each.getValue().word() + ". " + against.get(),
                        "Choose another way for it."));
            }
        }
        return Optional.empty();
    }

    /** The same choice for all edges that allow it and have none. */
    static Map<Edge.Key, Choice> everywhere(SplitPlan plan, Choice choice, Map<Edge.Key, Choice> chosen) {
        Map<Edge.Key, Choice> all = new HashMap<>(chosen);
        plan.edges().stream()
                .filter(e -> plan.way(e, choice).filter(Way::fits).isPresent())
                .forEach(e -> all.putIfAbsent(e.key(), choice));
        return all;
    }

    static List<Json.Node> json(SplitPlan plan) {
        List<Json.Node> all = new ArrayList<>();
        plan.edges().forEach(e -> all.add(edge(plan, e)));
        for (Notice notice : plan.notices()) {
            all.add(Json.object()
                    .put("code", notice.code())
                    .put("file", notice.place().file())
                    .put("line", notice.place().line())
                    .put("cause", notice.cause())
                    .put("evidence", notice.evidence())
                    .put("remedy", notice.remedy())
                    .put("blocks", notice.blocks()));
        }
        return all;
    }

    private static Json.Node edge(SplitPlan plan, Edge edge) {
        return Json.object()
                .put("code", BROKEN)
                .put("file", edge.mentions().getFirst().place().file())
                .put("line", edge.mentions().getFirst().place().line())
                .put("cause", cause(edge))
                .put("evidence", evidence(edge))
                .put("remedy", remedy(plan, edge))
                .put("from", edge.from())
                .put("to", edge.to())
                .put("fromHost", edge.fromHost())
                .put("toHosts", edge.toHosts())
                .put("ports", edge.ports())
                .put(
                        "mentions",
                        edge.mentions().stream().map(SplitAnswers::mention).toList())
                .put("choice", plan.chosen(edge).word())
                .put("choices", plan.ways(edge).stream().map(SplitAnswers::way).toList());
    }

    private static Json.Node mention(Mention mention) {
        return Json.object()
                .put("kind", mention.kind().word())
                .put("name", mention.name())
                .put("text", mention.text())
                .put("line", mention.place().line());
    }

    private static Json.Node way(Way way) {
        return Json.object()
                .put("choice", way.choice().word())
                .put("fits", way.fits())
                .putIf("against", way.against())
                .putIf("forwarder", way.forwarder())
                .put(
                        "changes",
                        way.changes().stream()
                                .map(c -> Json.object()
                                        .put("where", c.mention().inWords())
                                        .put("before", c.before())
                                        .put("after", c.after()))
                                .toList());
    }

    private static String cause(Edge edge) {
        return edge.from() + " on " + edge.fromHost() + " uses " + edge.to()
                + " by its name, which stands for nobody there.";
    }

    private static String evidence(Edge edge) {
        List<String> said = edge.mentions().stream()
                .map(m -> m.inWords() + (m.text().isEmpty() ? "" : ": " + m.text()) + " (line "
                        + m.place().line() + ")")
                .toList();
        return String.join("; ", said) + "; " + edge.to() + " is on " + String.join(", ", edge.toHosts()) + ".";
    }

    private static String remedy(SplitPlan plan, Edge edge) {
        return switch (plan.chosen(edge)) {
            case FORWARDER ->
                "Forwarder "
                        + plan.way(edge, Choice.FORWARDER)
                                .flatMap(Way::forwarder)
                                .orElse("") + " on " + edge.fromHost() + ", named " + edge.to() + " for its siblings."
                        + opened(plan, edge);
            case ENDPOINT -> "The address in the place of the name." + opened(plan, edge);
            case LEAVE -> plan.way(edge, Choice.FORWARDER).flatMap(Way::against).orElse("Left as it is.");
        };
    }

    private static String opened(SplitPlan plan, Edge edge) {
        List<String> ports = plan.openings().stream()
                .filter(o -> o.service().equals(edge.to()) && !o.isThere())
                .map(SplitAnswers::inWords)
                .toList();
        return ports.isEmpty() ? "" : " " + edge.to() + " gets published: " + String.join(", ", ports) + ".";
    }

    private static String inWords(Opening opening) {
        return opening.hostPort()
                .map(number ->
                        opening.address().map(a -> a + ":").orElse("") + number + " to " + opening.containerPort())
                .orElse(opening.containerPort() + " on a port that the plan chooses");
    }

    static String text(SplitPlan plan, boolean written) {
        if (plan.edges().isEmpty() && plan.notices().isEmpty()) {
            return "Nothing breaks.";
        }
        StringBuilder text = new StringBuilder();
        for (Edge edge : plan.edges()) {
            Mention first = edge.mentions().getFirst();
            text.append(first.place().file())
                    .append(':')
                    .append(first.place().line())
                    .append(": ")
                    .append(cause(edge))
                    .append(" [" + BROKEN + "]\n    ")
                    .append(evidence(edge))
                    .append("\n    ")
                    .append(remedy(plan, edge))
                    .append('\n');
            changes(plan, edge, text);
        }
        for (Notice notice : plan.notices()) {
            text.append(notice.place().inWords())
                    .append(": ")
                    .append(notice.cause())
                    .append(" [")
                    .append(notice.code())
                    .append("]\n    ")
                    .append(notice.evidence())
                    .append("\n    ")
                    .append(notice.remedy())
                    .append('\n');
        }
        return text.append(written ? "" : "Nothing was written; --write or --out FILE does that.")
                .toString()
                .stripTrailing();
    }

    private static void changes(SplitPlan plan, Edge edge, StringBuilder text) {
        plan.way(edge, Choice.ENDPOINT)
                .filter(Way::fits)
                .ifPresent(way -> way.changes()
                        .forEach(c -> text.append(plan.chosen(edge) == Choice.ENDPOINT ? "    " : "    as endpoint: ")
                                .append(c.mention().inWords())
                                .append(": ")
                                .append(c.before())
                                .append(" -> ")
                                .append(c.after())
                                .append('\n')));
    }
}

package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.ProblemText;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.Links;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeState;
import dev.flotilla.app.launch.Ping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the commands say of nodes. */
final class LaunchAnswers {
    private static final String PARTED =
            "Nodes of different hosts do not find each other by name; with --port P they do, at P.";

    private LaunchAnswers() {}

    /** Exit code 1 when something did not work, or a node is not up. */
    static Answer launched(LaunchReport report) {
        List<String> text = new ArrayList<>();
        count(text, report.created().size(), "launched");
        count(text, report.started().size(), "started again");
        count(text, report.removed().size(), "removed");
        count(text, report.kept().size(), "not touched");
        String head = report.base() + ": " + (text.isEmpty() ? "no nodes" : String.join(", ", text)) + ".";
        String note = report.outdated() == 0
                ? ""
                : "\n" + report.outdated() + " of them run an earlier image; --replace replaces them.";
        boolean parted =
                Links.areParted(report.rows().stream().map(NodeRow::node).toList());
        String apart = parted ? "\n" + PARTED : "";
        String table = report.rows().isEmpty() ? "" : "\n" + table(report.rows());
        Json.Node json = Json.object()
                .put("ok", report.isWell())
                .put("base", report.base().text())
                .put("image", report.image())
                .put("builtOn", report.builtOn())
                .put("created", report.created())
                .put("started", report.started())
                .put("removed", report.removed())
                .put("kept", report.kept())
                .put("outdated", report.outdated())
                .put("note", parted ? Optional.of(PARTED) : Optional.empty())
                .put("nodes", report.rows().stream().map(LaunchAnswers::json).toList())
                .put("problems", problems(report.problems()));
        return new Answer(json, head + note + apart + table + words(report.problems()), report.isWell() ? 0 : 1);
    }

    private static void count(List<String> text, int count, String what) {
        if (count > 0) {
            text.add(count + " " + what);
        }
    }

    static List<Json.Node> problems(List<Problem> problems) {
        return problems.stream().map(ProblemText::one).toList();
    }

    static String words(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append('\n')
                    .append(problem.message())
                    .append(" [")
                    .append(problem.code())
                    .append("]\n  ")
                    .append(problem.hint());
        }
        return text.toString();
    }

    static Json.Node json(NodeRow row) {
        LaunchedNode node = row.node();
        return Json.object()
                .put("name", node.name())
                .put("index", node.index())
                .put("host", node.host().name())
                .put("state", row.state().word())
                .put("up", row.state().isUp())
                .put("words", row.state().words())
                .put("exitCode", node.container().exitCode())
                .put("container", node.container().id().brief())
                .put("image", node.container().image())
                .put("address", row.address())
                .put("ping", row.ping().map(LaunchAnswers::json))
                .put("lastLines", row.lastLines());
    }

    static Json.Node json(Ping ping) {
        return switch (ping) {
            case Ping.Answered answered ->
                Json.object()
                        .put("result", "answered")
                        .put("how", answered.how())
                        .put("millis", Math.round(answered.took().toNanos() / 1e4) / 100.0);
            case Ping.Silent silent -> Json.object().put("result", "silent").put("why", silent.why());
            case Ping.NotChecked not ->
                Json.object().put("result", "not checked").put("why", not.why());
        };
    }

    /** The table, and below it the last lines of those that are not up. */
    static String table(List<NodeRow> rows) {
        TextTable table = new TextTable("node", "host", "state", "address", "container", "image");
        StringBuilder below = new StringBuilder();
        for (NodeRow row : rows) {
            LaunchedNode node = row.node();
            table.row(
                    node.name(),
                    node.host().name(),
                    row.state().words(),
                    row.address().orElse("-"),
                    node.container().id().brief(),
                    node.container().image());
            boolean calm = row.state().isUp() || row.state() instanceof NodeState.Starting;
            if (!calm && !row.lastLines().isEmpty()) {
                below.append("\nLast lines of ").append(node.name()).append(":");
                row.lastLines().forEach(line -> below.append("\n  ").append(line));
            }
        }
        return table + below.toString();
    }
}

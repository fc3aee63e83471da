package dev.flotilla.app.cli.node;

import dev.flotilla.app.cli.kit.Screen;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * One picture of the nodes for a terminal: it is written over the last one, line by line, so that nothing flickers, and
 * never longer or wider than the screen. Text from outside goes through {@link #plain}: a terminal obeys what it is sent.
 */
final class LiveTable {
    /** The other screen of the terminal, without a cursor: what was there before comes back at the end. */
    static final String BEGIN = "\u001b[?1049h\u001b[?25l";

    static final String END = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final String PLAIN = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";

    private LiveTable() {}

    static String frame(FleetHealth health, Screen screen) {
        long down = count(health, NodeState.DOWN);
        long suspect = count(health, NodeState.SUSPECT);
        StringBuilder out = new StringBuilder(HOME);
        if (health.equals(FleetHealth.NONE)) {
            line(out, BOLD, "Looking for the nodes   q ends", screen);
            return out.append(REST_OF_SCREEN).toString();
        }
        String head = health.nodes().size() + " nodes, " + count(health, NodeState.ONLINE) + " online"
                + (suspect > 0 ? ", " + suspect + " suspect" : "")
                + (down > 0 ? ", " + down + " down" : "")
                + "   "
                + health.at().truncatedTo(ChronoUnit.SECONDS)
                + health.listening().map(p -> "   listening on " + p + "/udp").orElse("")
                + "   q ends";
        line(out, BOLD, head, screen);
        int room = screen.rows() - 3;
        List<NodeHealth> nodes = health.nodes();
        if (nodes.size() > room) {
            // What needs a look comes first where not all have room.
            nodes = nodes.stream()
                    .sorted(Comparator.comparingInt(n -> -rank(n.state())))
                    .limit(Math.max(1, room - 1))
                    .toList();
        }
        TextTable table =
                new TextTable("node", "state", "host", "heard", "beats", "suspicion", "http", "version", "cause");
        nodes.forEach(node -> NodeTable.row(table, node));
        List<String> lines = table.toString().lines().toList();
        line(out, "", lines.getFirst(), screen);
        for (int i = 1; i < lines.size(); i++) {
            line(out, colour(nodes.get(i - 1).state()), lines.get(i), screen);
        }
        if (nodes.size() < health.nodes().size()) {
            line(out, "", (health.nodes().size() - nodes.size()) + " more", screen);
        }
        return out.append(REST_OF_SCREEN).toString();
    }

    private static long count(FleetHealth health, NodeState state) {
        return health.nodes().stream().filter(n -> n.state() == state).count();
    }

    private static int rank(NodeState state) {
        return switch (state) {
            case DOWN -> 3;
            case SUSPECT -> 2;
            case UNKNOWN -> 1;
            case ONLINE -> 0;
        };
    }

    private static String colour(NodeState state) {
        return switch (state) {
            case DOWN -> "\u001b[31m";
            case SUSPECT -> "\u001b[33m";
            case ONLINE -> "\u001b[32m";
            case UNKNOWN -> "\u001b[2m";
        };
    }

    private static void line(StringBuilder out, String style, String text, Screen screen) {
        String plain = plain(text);
        String cut = plain.codePointCount(0, plain.length()) <= screen.columns()
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, screen.columns() - 1)) + "…";
        out.append(style)
                .append(cut)
                .append(style.isEmpty() ? "" : PLAIN)
                .append(REST_OF_LINE)
                .append("\r\n");
    }

    /** Without control characters, C1 among them. */
    static String plain(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return clean.toString();
    }
}

package dev.flotilla.node.console;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.beat.SendStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Both tables in the columns of the original's console. */
public final class BeatColumns {
    private static final List<Integer> SENT = List.of(20, 8, 12, 20);
    private static final List<Integer> RECEIVED = List.of(20, 10, 12, 12, 20, 15);

    private BeatColumns() {}

    public static String both(BeatSnapshot tables) {
        return sent(tables) + "\n\n" + received(tables);
    }

    public static String sent(BeatSnapshot tables) {
        List<BeatSnapshot.SentRow> rows = tables.sent();
        if (rows.isEmpty()) {
            return "No send heartbeat statuses";
        }
        StringBuilder out = new StringBuilder();
        line(out, SENT, "Host", "Port", "Status", "Last Sent");
        out.append("-".repeat(63)).append('\n');
        for (BeatSnapshot.SentRow row : rows) {
            line(out, SENT, row.peer().host(), row.peer().port(), word(row.status()), moment(row.sentMs()));
        }
        return out.toString().stripTrailing();
    }

    public static String received(BeatSnapshot tables) {
        List<BeatSnapshot.HeardRow> rows = tables.heard();
        if (rows.isEmpty()) {
            return "No receive heartbeat statuses";
        }
        StringBuilder out = new StringBuilder();
        line(out, RECEIVED, "Host", "HB Port", "Comms Port", "Status", "Last Received", "Delay (ns)");
        out.append("-".repeat(94)).append('\n');
        for (BeatSnapshot.HeardRow row : rows) {
            BeatSnapshot.Origin origin = row.origin();
            Optional<Peer> peer = configured(tables, row);
            line(
                    out,
                    RECEIVED,
                    peer.map(Peer::host).orElse(origin.host().isEmpty() ? row.name() : origin.host()),
                    port(origin.port(), peer.map(Peer::port)),
                    port(origin.commsPort(), peer.map(Peer::commsPort)),
                    row.status().name().toLowerCase(Locale.ROOT),
                    moment(origin.receivedMs()),
                    origin.delayNs().isPresent() ? origin.delayNs().getAsLong() : "N/A");
        }
        return out.toString().stripTrailing();
    }

    /** A configured peer goes by its configured host, for what it calls itself may be an address of its container. */
    private static Optional<Peer> configured(BeatSnapshot tables, BeatSnapshot.HeardRow row) {
        return tables.sent().stream()
                .map(BeatSnapshot.SentRow::peer)
                .filter(peer -> peer.name().equals(row.name()))
                .findFirst();
    }

    /** What a peer says of itself counts; before it was heard what was configured tells it from others on its host. */
    private static String port(int said, Optional<Integer> configured) {
        int port = said == 0 ? configured.orElse(0) : said;
        return port == 0 ? "-" : Integer.toString(port);
    }

    private static void line(StringBuilder out, List<Integer> widths, Object... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = String.valueOf(cells[i]);
            line.append(cell)
                    .append(" ".repeat(Math.max(0, widths.get(i) - cell.length())))
                    .append(' ');
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** The original knows timeout, where we know no more than that it did not leave. */
    private static String word(SendStatus status) {
        return switch (status) {
            case NASCENT -> "nascent";
            case OK -> "ok";
            case FAILED -> "timeout";
        };
    }

    private static String moment(OptionalLong ms) {
        return ms.isPresent() ? Long.toString(ms.getAsLong()) : "Never";
    }
}

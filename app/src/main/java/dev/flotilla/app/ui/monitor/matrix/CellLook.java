package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How a cell is written and drawn. */
final class CellLook {
    private CellLook() {}

    /** The glyph, for states that have one. */
    static Optional<Status> status(CellState state) {
        return switch (state) {
            case HEARD -> Optional.of(Status.HEALTHY);
            case LOSSY -> Optional.of(Status.DEGRADED);
            case NOT_HEARD -> Optional.of(Status.DOWN);
            case ODD -> Optional.of(Status.SUSPECT);
            case UNKNOWN -> Optional.of(Status.UNKNOWN);
            case SELF, NOT_PEERS, MAINTENANCE -> Optional.empty();
        };
    }

    /** "60 / 52"; a side that does not tell is a question mark, never nought. */
    static String figures(Cell cell) {
        return figure(cell.sent()) + " / " + figure(cell.received());
    }

    static String figure(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "?";
    }

    /** The second line: the age while it is heard, else the trouble in a word or two. */
    static String word(Cell cell) {
        return switch (cell.state()) {
            case HEARD -> age(cell);
            case LOSSY ->
                cell.lostPercent().isPresent()
                        ? Math.round(cell.lostPercent().getAsDouble()) + " % lost"
                        : cell.state().word();
            case NOT_HEARD, ODD, UNKNOWN ->
                cell.cause().map(c -> c.word()).orElse(cell.state().word());
            case SELF, MAINTENANCE -> cell.state().word();
            case NOT_PEERS -> "";
        };
    }

    static String age(Cell cell) {
        return cell.ageMs().isPresent()
                ? Amounts.span(Duration.ofMillis(cell.ageMs().getAsLong()))
                : "";
    }

    /** As a screen reader says it: the state first. */
    static String sentence(Cell cell) {
        String pair = cell.from() + " to " + cell.to();
        return switch (cell.state()) {
            case SELF -> pair + ", the node itself";
            case NOT_PEERS -> pair + ", not peers";
            case MAINTENANCE -> "Maintenance, " + pair;
            case HEARD, LOSSY, NOT_HEARD, ODD, UNKNOWN ->
                status(cell.state()).map(Status::word).orElse("") + ", " + pair + ", "
                        + cell.state().word()
                        + cell.cause().map(c -> ", " + c.word()).orElse("") + ", sent " + figure(cell.sent())
                        + ", received " + figure(cell.received());
        };
    }
}

package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The facts about one cell, one to a line. */
final class Evidence {
    private final Survey survey;
    private final Cell cell;
    private final int from;
    private final int to;

    Evidence(Survey survey, Cell cell, int from, int to) {
        this.survey = survey;
        this.cell = cell;
        this.from = from;
        this.to = to;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(sent());
        lines.add(received());
        wayBack(lines);
        return lines;
    }

    private String sent() {
        Pair pair = survey.pair(from, to);
        SentTo row = pair.sent != null ? pair.sent : pair.astray;
        if (cell.sent().isEmpty()) {
            return cell.from() + " cannot be asked what it sent";
        }
        if (row == null) {
            return cell.from() + " has no peer that is " + cell.to();
        }
        return cell.from() + " sent " + beats(cell.sent().getAsLong()) + " to " + row.host() + ":" + row.port()
                + (row.failed() ? ", the last one failed on its own machine" : ", none failed locally");
    }

    private String received() {
        HeardFrom row = survey.pair(from, to).heard;
        if (!survey.tellsHeard(to)) {
            return cell.to() + " cannot be asked what it received";
        }
        if (row != null && row.count() < 0 && row.ageMs().isEmpty()) {
            return cell.to() + " has not said yet when it heard " + cell.from();
        }
        if (row == null || row.ageMs().isEmpty()) {
            return cell.to() + " never heard " + cell.from();
        }
        String counted =
                cell.received().isPresent() ? " counts " + beats(cell.received().getAsLong()) : " heard it";
        String last =
                cell.ageMs().isPresent() ? ", the last one " + age(cell.ageMs().getAsLong()) + " ago" : "";
        return cell.to()
                + counted
                + last
                + row.source().map(source -> ", from " + source).orElse("");
    }

    private void wayBack(List<String> lines) {
        if (to >= survey.nodes.size() || survey.pair(to, from).sent == null || !survey.tellsHeard(from)) {
            return;
        }
        Counts back = Counts.of(survey, to, from);
        String figures = back.received().isPresent() && back.sent().isPresent()
                ? ": " + back.received().getAsLong() + " of " + back.sent().getAsLong()
                : "";
        lines.add(back.recent() ? "The way back works" + figures : "The way back does not work either" + figures);
    }

    static String beats(long count) {
        return count == 1 ? "1 beat" : count + " beats";
    }

    /** "0.4 s", "42 s", "3 min", "2 h 14 min". */
    static String age(long ms) {
        if (ms < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
        }
        long seconds = ms / 1000;
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}

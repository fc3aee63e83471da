package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.placement.Score;
import dev.flotilla.app.placement.ScoreCard;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.kit.Series;
import java.util.List;
import java.util.Locale;

/**
 * A score card as a table: candidates best first, the excluded hosts below.
 *
 * @param rule one or two sentences on how this strategy decides
 */
public record ScoreTable(String instance, String rule, List<Line> lines, List<Excluded> excluded) {
    /** The most points that cpu and memory can each give: what a full meter stands for. */
    public static final double FULL_METER = 30;

    /** In place of points where the strategy does not look at the factor. */
    public static final String NOT_COUNTED = "\u2013";

    /**
     * One candidate.
     *
     * @param cpuShare length of its meter, 0-1
     * @param memoryShare likewise
     * @param verdict under the name: {@code Chosen} or what it lost on
     */
    public record Line(
            String host,
            int series,
            boolean chosen,
            String verdict,
            String cpu,
            double cpuShare,
            String memory,
            double memoryShare,
            String count,
            String datacenter,
            String total) {}

    /** A host that could not have been chosen, with every reason. */
    public record Excluded(String host, int series, String reason) {}

    public ScoreTable {
        lines = List.copyOf(lines);
        excluded = List.copyOf(excluded);
    }

    public static ScoreTable of(ScoreCard card, Strategy strategy, Fleet fleet) {
        return new ScoreTable(
                card.instance(),
                rule(strategy),
                card.scores().stream()
                        .filter(s -> s.excludedBy().isEmpty())
                        .map(s -> line(s, usesPoints(strategy), fleet))
                        .toList(),
                card.scores().stream()
                        .flatMap(s -> s.excludedBy().stream()
                                .map(reason -> new Excluded(s.hostName(), Series.of(fleet, s.host()), reason)))
                        .toList());
    }

    /** Whether cpu, memory and datacenter give points; the other strategies count containers alone. */
    private static boolean usesPoints(Strategy strategy) {
        return switch (strategy) {
            case TOGETHER, AUTO -> true;
            case MANUAL, SPREAD, DATACENTER -> false;
        };
    }

    private static Line line(Score score, boolean points, Fleet fleet) {
        return new Line(
                score.hostName(),
                Series.of(fleet, score.host()),
                score.chosen(),
                score.verdict(),
                points ? number(score.factors().cpu()) : NOT_COUNTED,
                share(score.factors().cpu()),
                points ? number(score.factors().memory()) : NOT_COUNTED,
                share(score.factors().memory()),
                signed(score.factors().containers()),
                points ? signed(score.factors().datacenter()) : NOT_COUNTED,
                number(score.total()));
    }

    static String rule(Strategy strategy) {
        return switch (strategy) {
            case TOGETHER ->
                "Strategy single-host: all services stay together on one host. Every candidate starts at 100; each factor"
                        + " adds or takes away.";
            case AUTO ->
                "Strategy auto. Every candidate starts at 100; each factor adds or takes away. Highest total wins, then fewer"
                        + " containers, then the name.";
            case MANUAL -> "Strategy manual. The constraints of the stack and the hosts chosen by hand decide.";
            case SPREAD -> "Strategy spread. The host with the fewest containers wins, then the name.";
            case DATACENTER ->
                "Strategy datacenter. Only hosts of the stack's datacenter; the one with the fewest containers wins.";
        };
    }

    private static double share(double points) {
        return Math.clamp(points / FULL_METER, 0, 1);
    }

    private static String number(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    private static String signed(double points) {
        return points == 0 ? "0" : String.format(Locale.ROOT, "%+.0f", points);
    }
}

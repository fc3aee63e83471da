package dev.flotilla.app.bench;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.peers.lens.Lens;
import dev.flotilla.app.peers.mesh.Mesh;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.source.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Time to look through the configurations of a full mesh, which is what lists the most peers: every rule over all of them. One of
 * the nodes has a wrong port, so that something is found. Arguments, all optional: nodes (200), rounds (5).
 */
public final class LensBench {
    private static final int WARM_UP = 30;
    private static final int PER_ROUND = 9;
    /** Milliseconds for 200 configurations, as they are held in memory. */
    private static final double LIMIT = 50;

    private LensBench() {}

    public static void main(String[] args) {
        int nodes = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        List<Mesh.Place> places = IntStream.range(0, nodes)
                .mapToObj(i -> new Mesh.Place("n" + i, "198.51." + i / 250 + "." + (i % 250 + 1)))
                .toList();
        List<Station> stations = Mesh.of(places, new Shape.Full(), NetworkMode.HOST).stream()
                .map(member -> station(member.name(), member.text()))
                .toList();
        for (int i = 0; i < WARM_UP; i++) {
            look(stations);
            Yardstick.millis();
        }
        double[] times = new double[rounds];
        double[] yardstick = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            yardstick[round] = Figures.middleOf(PER_ROUND, Yardstick::millis);
            times[round] = Figures.middleOf(PER_ROUND, () -> look(stations));
        }
        Figures taken = Figures.of(times);
        Figures calibration = Figures.of(yardstick);
        System.out.printf(Locale.ROOT, "lens: %d configurations: %s%n", nodes, taken.words("ms"));
        Yardstick.print(calibration);
        if (!Yardstick.keeps("lens", taken.median(), LIMIT, calibration)) {
            System.exit(1);
        }
    }

    private static Station station(String name, String text) {
        String broken =
                name.equals("n0") ? text.replaceFirst("\"heartbeat_port\": 5000}", "\"heartbeat_port\": 5009}") : text;
        return good(JsonText.read(name, broken)
                .then(json ->
                        ConfigReader.read(json).map(config -> Station.ofFile(name, json, config, Optional.empty()))));
    }

    private static <T> T good(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed ->
                throw new IllegalStateException(failed.first().message());
        };
    }

    private static double look(List<Station> stations) {
        long start = System.nanoTime();
        int found = Lens.look(stations).size();
        double millis = (System.nanoTime() - start) / 1e6;
        if (found != 1) {
            throw new IllegalStateException(found + " findings");
        }
        return millis;
    }
}

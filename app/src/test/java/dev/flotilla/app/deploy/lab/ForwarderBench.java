package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.bench.Figures;
import dev.flotilla.app.bench.Yardstick;
import dev.flotilla.app.deploy.run.TestJournal;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a forwarder costs per connection: a container on the second of two machines opens a connection, sends one PING and
 * closes it, one after the other, directly to the published port and by the sibling's name; then many PINGs on one
 * connection. Rounds alternate after one to warm up. Not part of the suite: {@code installers/bench forwarder}; it
 * fails on the ratio.
 */
@NeedsLab(secured = 2)
class ForwarderBench {
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 1_000;
    private static final int PINGS = 5_000;
    /** A process of its own for each connection, which socat starts, and a second connection. */
    private static final double MOST_ONE = 8.0;

    private static final double MOST_SEVERAL = 4.0;

    @TempDir
    Path folder;

    @Test
    void aConnectionThroughAForwarderCostsLittle(Lab lab) throws Exception {
        try (LabFleet rooms = new LabFleet(lab, 2, TestJournal.empty())) {
            rooms.removeEverything("fb");
            SplitStand stand = new SplitStand(rooms, folder, """
                    name: fb
                    services:
                      redis: {image: redis:7}
                      twin: {image: redis:7, expose: ["6379", "6380"]}
                      worker:
                        image: redis:7
                        command: sleep 10000
                        init: true
                        environment: {A: "redis:6379", B: "twin:6379", C: "twin:6380"}
                    """);
            var plan = stand.part(Map.of(), "worker");
            // Nothing listens on the second port, so the forwarder of two lines is not healthy; it forwards all the
            // same.
            String text = Files.readString(stand.file).replace("retries: 2", "retries: 1000");
            Files.writeString(stand.file, text.replaceAll("\\|\\| exit 1\"", "|| exit 0\""));
            stand.apply();
            String address = stand.host(0).reachableAddress();
            int twin = plan.openings().stream()
                    .filter(o -> o.service().equals("twin") && o.containerPort() == 6379)
                    .findFirst()
                    .orElseThrow()
                    .hostPort()
                    .orElseThrow();
            boolean one = compare(stand, "socat", new String[] {address, "6379"}, "redis", MOST_ONE);
            boolean several = compare(stand, "haproxy", new String[] {address, "" + twin}, "twin", MOST_SEVERAL);
            rooms.removeEverything("fb");
            assertThat(List.of(one, several)).containsOnly(true);
        }
    }

    private static boolean compare(SplitStand stand, String what, String[] direct, String name, double most) {
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        double[] oursKept = new double[ROUNDS];
        double[] bareKept = new double[ROUNDS];
        double[] yardstick = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double straight = millis(stand, direct[0], direct[1], 0, CONNECTIONS);
            double through = millis(stand, name, "6379", 0, CONNECTIONS);
            double straightKept = millis(stand, direct[0], direct[1], 1, PINGS);
            double throughKept = millis(stand, name, "6379", 1, PINGS);
            if (round >= 0) {
                bare[round] = straight;
                ours[round] = through;
                bareKept[round] = straightKept;
                oursKept[round] = throughKept;
                yardstick[round] = Yardstick.millis();
            }
        }
        Yardstick.print(Figures.of(yardstick));
        double direct1 = Figures.of(bare).median();
        double through1 = Figures.of(ours).median();
        System.out.printf(
                Locale.ROOT,
                "%s: connect, PING, close: direct %.3f ms, through the forwarder %.3f ms, %.3f ms more%n",
                what,
                direct1,
                through1,
                through1 - direct1);
        System.out.printf(
                Locale.ROOT,
                "%s: PING on a connection that is kept: direct %.3f ms, through the forwarder %.3f ms%n",
                what,
                Figures.of(bareKept).median(),
                Figures.of(oursKept).median());
        return Yardstick.keepsRatio(what + " to a direct connection", through1 / direct1, most);
    }

    /** Of one PING, by one client, one after the other; each on a connection of its own unless they are kept. */
    private static double millis(SplitStand stand, String host, String port, int keep, int count) {
        String printed = stand.says(
                1,
                "fb-worker",
                "redis-benchmark -h " + host + " -p " + port + " -c 1 -k " + keep + " -n " + count
                        + " -t ping_inline --csv");
        String[] fields = printed.lines()
                .filter(l -> l.startsWith("\"PING_INLINE\""))
                .findFirst()
                .orElseThrow()
                .replace("\"", "")
                .split(",", -1);
        return 1000 / Double.parseDouble(fields[1]);
    }
}

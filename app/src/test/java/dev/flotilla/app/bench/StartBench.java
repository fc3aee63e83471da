package dev.flotilla.app.bench;

import dev.flotilla.app.boot.StartProbe;
import dev.flotilla.app.boot.StoredFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Time from process start to the first frame that shows a stored fleet and takes a key, against an empty JavaFX window,
 * in alternated rounds of the same run. Arguments, all optional: rounds (5), hosts (20).
 */
public final class StartBench {
    private static final int WARM_UP = 1;

    private StartBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int hosts = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        Path folder = Files.createTempDirectory("flotilla-start");
        try {
            StoredFleet.write(folder.resolve("data"), hosts);
            String[] program = {"program", folder.resolve("data").toString(), Integer.toString(hosts)};
            double[] ours = new double[rounds];
            double[] empty = new double[rounds];
            double[] yardstick = new double[rounds];
            for (int round = -WARM_UP; round < rounds; round++) {
                double calibration = calibrate();
                double bare = start("empty");
                double full = start(program);
                if (round >= 0) {
                    yardstick[round] = calibration;
                    empty[round] = bare;
                    ours[round] = full;
                }
            }
            System.out.println("start: a stored fleet of " + hosts + " hosts " + words(ours));
            System.out.println("start: an empty JavaFX window " + words(empty));
            System.out.printf(Locale.ROOT, "ratio of the medians: %.2f%n", median(ours) / median(empty));
            System.out.println("calibration: 10 million steps of xorshift " + words(yardstick));
        } finally {
            sweep(folder);
        }
    }

    /** Milliseconds until the process says that it is ready. */
    private static double start(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dprism.order=sw",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                StartProbe.class.getName()));
        command.addAll(List.of(words));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String line = process.inputReader().readLine();
            if (!"ready".equals(line)) {
                throw new IllegalStateException(command.getLast() + " ended before it was ready: " + line);
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static double calibrate() {
        long start = System.nanoTime();
        long x = 88172645463325252L;
        for (int i = 0; i < 10_000_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        double millis = (System.nanoTime() - start) / 1e6;
        return x == 0 ? -1 : millis;
    }

    private static String words(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "takes %.0f ms, median of %d rounds (%.0f to %.0f)",
                median(times),
                times.length,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

package dev.flotilla.app.bench;

import dev.flotilla.app.boot.StartProbe;
import dev.flotilla.app.boot.StoredFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Time from process start to the first frame that shows a stored fleet and takes a key, against an empty JavaFX window,
 * in alternated rounds of the same run. Both are started by the same words, those of the built program with its start-up
 * cache, and the probe at the end of its class path: {@code ROUNDS HOSTS JAVA...}.
 */
public final class StartBench {
    private static final int WARM_UP = 1;
    /** What the program may cost over a window with nothing in it. */
    private static final double MOST = 3.0;

    private final List<String> java;

    private StartBench(List<String> java) {
        this.java = java;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        int hosts = Integer.parseInt(args[1]);
        StartBench bench = new StartBench(List.of(args).subList(2, args.length));
        Path folder = Files.createTempDirectory("flotilla-start");
        boolean kept;
        try {
            StoredFleet.write(folder.resolve("data"), hosts);
            kept = bench.compare(rounds, hosts, folder.resolve("data"));
        } finally {
            sweep(folder);
        }
        if (!kept) {
            System.exit(1);
        }
    }

    private boolean compare(int rounds, int hosts, Path data) throws IOException, InterruptedException {
        String[] program = {"program", data.toString(), Integer.toString(hosts)};
        double[] ours = new double[rounds];
        double[] empty = new double[rounds];
        double[] yardstick = new double[rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            double calibration = Yardstick.millis();
            double bare = start("empty");
            double full = start(program);
            if (round >= 0) {
                yardstick[round] = calibration;
                empty[round] = bare;
                ours[round] = full;
            }
        }
        Figures full = Figures.of(ours);
        Figures bare = Figures.of(empty);
        System.out.println("start: a stored fleet of " + hosts + " hosts takes " + full.words("ms"));
        System.out.println("start: an empty JavaFX window takes " + bare.words("ms"));
        Yardstick.print(Figures.of(yardstick));
        return Yardstick.keepsRatio("start to empty window", full.median() / bare.median(), MOST);
    }

    /** Milliseconds until the process says that it is ready. */
    private double start(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.add("-Dprism.order=sw");
        command.add(StartProbe.class.getName());
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

    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

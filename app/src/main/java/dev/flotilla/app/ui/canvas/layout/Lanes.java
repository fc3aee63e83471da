package dev.flotilla.app.ui.canvas.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves parts of several edges that would lie on each other in one channel into lanes beside each other. */
final class Lanes {
    private static final double STEP = 6;
    private static final double CLEAR = 10;
    private static final int MOST = 7;

    private record Channel(boolean level, double at) {}

    /** One straight part of an edge that may be moved: from corner {@code index} to the next. */
    @SuppressWarnings("ArrayRecordComponent") // the way of the edge, which is moved through it
    private record Part(double[][] way, int index, double low, double high) {}

    private final Map<Channel, List<Part>> channels = new HashMap<>();
    private final ChannelGrid grid;

    Lanes(ChannelGrid grid) {
        this.grid = grid;
    }

    void add(double[][] way) {
        double[] xs = way[0];
        double[] ys = way[1];
        for (int i = 1; i + 2 < xs.length; i++) {
            boolean level = ys[i] == ys[i + 1];
            double[] along = level ? xs : ys;
            channels.computeIfAbsent(new Channel(level, level ? ys[i] : xs[i]), c -> new ArrayList<>())
                    .add(new Part(way, i, Math.min(along[i], along[i + 1]), Math.max(along[i], along[i + 1])));
        }
    }

    void spread() {
        channels.forEach((channel, parts) -> {
            parts.sort(Comparator.comparingDouble(Part::low).thenComparingDouble(Part::high));
            double[] freeFrom = new double[MOST];
            java.util.Arrays.fill(freeFrom, Double.NEGATIVE_INFINITY);
            for (Part part : parts) {
                move(channel, part, offset(free(freeFrom, part)));
            }
        });
    }

    private static int free(double[] freeFrom, Part part) {
        int best = 0;
        for (int lane = 0; lane < MOST; lane++) {
            if (freeFrom[lane] <= part.low()) {
                freeFrom[lane] = part.high() + CLEAR;
                return lane;
            }
            if (freeFrom[lane] < freeFrom[best]) {
                best = lane;
            }
        }
        freeFrom[best] = Math.max(freeFrom[best], part.high() + CLEAR);
        return best;
    }

    /** 0, 6, -6, 12, -12 ... */
    private static double offset(int lane) {
        int size = (lane + 1) / 2;
        return lane % 2 == 1 ? size * STEP : -size * STEP;
    }

    private void move(Channel channel, Part part, double by) {
        double to = channel.at() + by;
        boolean free = channel.level()
                ? grid.isFree(part.low(), to, part.high(), to)
                : grid.isFree(to, part.low(), to, part.high());
        if (free) {
            double[] across = channel.level() ? part.way()[1] : part.way()[0];
            across[part.index()] = to;
            across[part.index() + 1] = to;
        }
    }
}

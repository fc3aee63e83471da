package dev.flotilla.app.ui.canvas.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * The free ways between cards: vertical channels beside them and level ones above and below. Finds the shortest way
 * with few bends between two rows, never through a card.
 */
final class ChannelGrid {
    private static final double BESIDE = 24;
    private static final double OUTSIDE = 10;
    private static final double BELOW = 10;
    private static final double BETWEEN_REGIONS = 32;
    private static final double SAME = 6;
    private static final double KEEP_OFF = 4;
    private static final double BEND = 60;

    private final List<Box> cards;
    private final double[] xs;
    private final double[] ys;
    private final boolean[][] levelBlocked;

    ChannelGrid(Collection<Box> cards) {
        this.cards = List.copyOf(cards);
        TreeSet<Double> vertical = new TreeSet<>();
        TreeSet<Double> level = new TreeSet<>();
        double left = cards.stream().mapToDouble(Box::x).min().orElse(0);
        double right = cards.stream().mapToDouble(Box::right).max().orElse(0);
        for (Box card : cards) {
            // At the outer sides nothing else needs room, and the frame of the region is near.
            vertical.add(card.x() - (card.x() == left ? OUTSIDE : BESIDE));
            vertical.add(card.right() + (card.right() == right ? OUTSIDE : BESIDE));
            level.add(card.y() - BELOW);
            level.add(card.bottom() + BELOW);
            level.add(card.bottom() + BETWEEN_REGIONS);
        }
        xs = apart(vertical);
        ys = apart(level);
        levelBlocked = new boolean[ys.length][];
        for (int j = 0; j < ys.length; j++) {
            levelBlocked[j] = blockedAlong(ys[j]);
        }
    }

    private static double[] apart(NavigableSet<Double> values) {
        List<Double> kept = new ArrayList<>();
        for (double v : values) {
            if (kept.isEmpty() || v - kept.getLast() > SAME) {
                kept.add(v);
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private boolean[] blockedAlong(double y) {
        boolean[] blocked = new boolean[Math.max(0, xs.length - 1)];
        for (Box card : cards) {
            if (y > card.y() - KEEP_OFF && y < card.bottom() + KEEP_OFF) {
                int from = Math.max(0, firstAfter(card.x() - KEEP_OFF) - 1);
                for (int i = from; i < blocked.length && xs[i] < card.right() + KEEP_OFF; i++) {
                    blocked[i] |= xs[i + 1] > card.x() - KEEP_OFF;
                }
            }
        }
        return blocked;
    }

    /** Whether a line crosses no card; it may touch the cards it starts and ends at. */
    boolean isFree(double x1, double y1, double x2, double y2) {
        Box line = Box.between(x1, y1, x2, y2);
        Box thick = new Box(line.x(), line.y(), Math.max(line.w(), .01), Math.max(line.h(), .01));
        return cards.stream().noneMatch(c -> c.grown(-.5).meets(thick));
    }

    /** The corners of a way; empty when there is none, as with cards that lie on each other. */
    Optional<double[][]> way(Box from, double fromY, Box to, double toY) {
        return new Search(from, fromY, to, toY).run();
    }

    private int firstAfter(double x) {
        int at = Arrays.binarySearch(xs, x);
        return at >= 0 ? at : -at - 1;
    }

    private record Step(int node, double cost, double guess) implements Comparable<Step> {
        @Override
        public int compareTo(Step o) {
            return Double.compare(guess, o.guess);
        }
    }

    /** A* over channel crossings; a node is a crossing and the direction it was reached in. */
    private final class Search {
        private final Box from;
        private final Box to;
        private final double fromY;
        private final double toY;
        private final double[] rows;
        private final boolean[][] blocked;
        private final double[] cost;
        private final int[] before;
        private final PriorityQueue<Step> open = new PriorityQueue<>();

        Search(Box from, double fromY, Box to, double toY) {
            this.from = from;
            this.to = to;
            this.fromY = fromY;
            this.toY = toY;
            double[] ends = fromY == toY ? new double[] {fromY} : new double[] {fromY, toY};
            rows = new double[ys.length + ends.length];
            System.arraycopy(ys, 0, rows, 0, ys.length);
            System.arraycopy(ends, 0, rows, ys.length, ends.length);
            Arrays.sort(rows);
            blocked = new boolean[rows.length][];
            for (int j = 0; j < rows.length; j++) {
                int known = Arrays.binarySearch(ys, rows[j]);
                blocked[j] = known >= 0 ? levelBlocked[known] : blockedAlong(rows[j]);
            }
            cost = new double[rows.length * xs.length * 2];
            before = new int[cost.length];
            Arrays.fill(cost, Double.POSITIVE_INFINITY);
            Arrays.fill(before, -1);
        }

        Optional<double[][]> run() {
            int startRow = Arrays.binarySearch(rows, fromY);
            int endRow = Arrays.binarySearch(rows, toY);
            int right = firstAfter(from.right());
            int left = firstAfter(from.x()) - 1;
            enter(right, startRow, from.right());
            enter(left, startRow, from.x());
            int goalLeft = firstAfter(to.x()) - 1;
            int goalRight = firstAfter(to.right());
            while (!open.isEmpty()) {
                Step step = open.remove();
                if (step.cost() > cost[step.node()]) {
                    continue;
                }
                int x = step.node() / 2 % xs.length;
                int y = step.node() / 2 / xs.length;
                if (y == endRow && (x == goalLeft || x == goalRight)) {
                    return Optional.of(corners(step.node(), x == goalLeft));
                }
                spread(step, x, y);
            }
            return Optional.empty();
        }

        private void enter(int x, int row, double edge) {
            if (x >= 0 && x < xs.length && Math.abs(xs[x] - edge) < 4 * BESIDE) {
                offer(node(x, row, 0), Math.abs(xs[x] - edge), -1);
            }
        }

        private void spread(Step step, int x, int y) {
            boolean level = step.node() % 2 == 0;
            if (x + 1 < xs.length && !blocked[y][x]) {
                offer(node(x + 1, y, 0), step.cost() + xs[x + 1] - xs[x] + (level ? 0 : BEND), step.node());
            }
            if (x > 0 && !blocked[y][x - 1]) {
                offer(node(x - 1, y, 0), step.cost() + xs[x] - xs[x - 1] + (level ? 0 : BEND), step.node());
            }
            if (y + 1 < rows.length && isOpen(x, rows[y], rows[y + 1])) {
                offer(node(x, y + 1, 1), step.cost() + rows[y + 1] - rows[y] + (level ? BEND : 0), step.node());
            }
            if (y > 0 && isOpen(x, rows[y - 1], rows[y])) {
                offer(node(x, y - 1, 1), step.cost() + rows[y] - rows[y - 1] + (level ? BEND : 0), step.node());
            }
        }

        private boolean isOpen(int x, double y1, double y2) {
            for (Box card : cards) {
                if (xs[x] > card.x() - KEEP_OFF
                        && xs[x] < card.right() + KEEP_OFF
                        && y2 > card.y() - KEEP_OFF
                        && y1 < card.bottom() + KEEP_OFF) {
                    return false;
                }
            }
            return true;
        }

        private int node(int x, int y, int direction) {
            return (y * xs.length + x) * 2 + direction;
        }

        private void offer(int node, double total, int from) {
            if (total < cost[node]) {
                cost[node] = total;
                before[node] = from;
                double x = xs[node / 2 % xs.length];
                double y = rows[node / 2 / xs.length];
                double away = Math.max(0, Math.max(to.x() - x, x - to.right())) + Math.abs(toY - y);
                open.add(new Step(node, total, total + away));
            }
        }

        private double[][] corners(int last, boolean atLeft) {
            List<double[]> points = new ArrayList<>();
            points.add(new double[] {atLeft ? to.x() : to.right(), toY});
            for (int node = last; node >= 0; node = before[node]) {
                points.addFirst(new double[] {xs[node / 2 % xs.length], rows[node / 2 / xs.length]});
            }
            points.addFirst(new double[] {points.getFirst()[0] > from.middleX() ? from.right() : from.x(), fromY});
            return straightened(points);
        }
    }

    /** Drops corners in the middle of a straight part. */
    private static double[][] straightened(List<double[]> points) {
        List<double[]> kept = new ArrayList<>();
        for (double[] p : points) {
            int n = kept.size();
            if (n >= 1 && kept.get(n - 1)[0] == p[0] && kept.get(n - 1)[1] == p[1]) {
                continue;
            }
            if (n >= 2
                    && (kept.get(n - 2)[0] == kept.get(n - 1)[0] && kept.get(n - 1)[0] == p[0]
                            || kept.get(n - 2)[1] == kept.get(n - 1)[1] && kept.get(n - 1)[1] == p[1])) {
                kept.removeLast();
            }
            kept.add(p);
        }
        double[][] result = new double[2][kept.size()];
        for (int i = 0; i < kept.size(); i++) {
            result[0][i] = kept.get(i)[0];
            result[1][i] = kept.get(i)[1];
        }
        return result;
    }
}

package dev.flotilla.app.peers.push;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: what goes ({@code -}), what comes ({@code +}), and some lines around ({@code  }). */
public final class TextDiff {
    private static final int AROUND = 2;
    /** Of lines times lines; beyond it all of the middle goes and comes. */
    private static final long MOST = 4_000_000;

    private TextDiff() {}

    /** Empty when the texts are equal; {@code ...} stands for lines that are left out. */
    public static List<String> of(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = lines(before);
        List<String> next = lines(after);
        List<String> all = new ArrayList<>();
        int from = 0;
        while (from < old.size() && from < next.size() && old.get(from).equals(next.get(from))) {
            all.add(" " + old.get(from++));
        }
        int tail = 0;
        while (tail < old.size() - from
                && tail < next.size() - from
                && old.get(old.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
            tail++;
        }
        middle(old.subList(from, old.size() - tail), next.subList(from, next.size() - tail), all);
        old.subList(old.size() - tail, old.size()).forEach(line -> all.add(" " + line));
        return near(all);
    }

    /** The last line's end counts: a text without one differs from the same text with one. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        } else {
            lines.set(lines.size() - 1, lines.getLast() + " (no line end)");
        }
        return lines;
    }

    private static void middle(List<String> old, List<String> next, List<String> all) {
        if ((long) old.size() * next.size() > MOST) {
            old.forEach(line -> all.add("-" + line));
            next.forEach(line -> all.add("+" + line));
            return;
        }
        int[][] common = new int[old.size() + 1][next.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = next.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(next.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < next.size()) {
            if (i < old.size() && j < next.size() && old.get(i).equals(next.get(j))) {
                all.add(" " + old.get(i++));
                j++;
            } else if (i < old.size() && (j == next.size() || common[i + 1][j] >= common[i][j + 1])) {
                all.add("-" + old.get(i++));
            } else {
                all.add("+" + next.get(j++));
            }
        }
    }

    private static List<String> near(List<String> all) {
        List<String> near = new ArrayList<>();
        boolean left = false;
        for (int i = 0; i < all.size(); i++) {
            boolean shown = all.subList(Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1)).stream()
                    .anyMatch(line -> !line.startsWith(" "));
            if (shown) {
                near.add(all.get(i));
            } else if (!left) {
                near.add("...");
            }
            left = !shown;
        }
        return near;
    }
}

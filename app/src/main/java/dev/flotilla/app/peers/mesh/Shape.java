package dev.flotilla.app.peers.mesh;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is a peer of whom. Always both ways: a peer that does not answer is no peer. */
public sealed interface Shape {
    /** The numbers (from 0) of the peers of one of {@code n} nodes, in rising order and without itself. */
    List<Integer> peersOf(int node, int n);

    /** Everybody with everybody, as seed 000 has it. */
    record Full() implements Shape {
        @Override
        public List<Integer> peersOf(int node, int n) {
            return sorted(node, all(n));
        }
    }

    /** Each with the one before and the one behind. */
    record Ring() implements Shape {
        @Override
        public List<Integer> peersOf(int node, int n) {
            return new Near(2).peersOf(node, n);
        }
    }

    /** Everybody with the first one alone. */
    record Star() implements Shape {
        @Override
        public List<Integer> peersOf(int node, int n) {
            return node == 0 ? sorted(node, all(n)) : List.of(0);
        }
    }

    /**
     * Each with the {@code k} nearest on a ring.
     *
     * @param k even and at least 2: a half on each side, so that both ends agree
     */
    record Near(int k) implements Shape {
        public Near {
            if (k < 2 || k % 2 != 0) {
                throw new IllegalArgumentException("k " + k);
            }
        }

        @Override
        public List<Integer> peersOf(int node, int n) {
            Set<Integer> near = new LinkedHashSet<>();
            for (int step = 1; step <= k / 2; step++) {
                near.add((node + step) % n);
                near.add(((node - step) % n + n) % n);
            }
            return sorted(node, near);
        }
    }

    /** {@code full}, {@code ring}, {@code star} or {@code k=4}. */
    static Optional<Shape> read(String word) {
        return switch (word) {
            case "full" -> Optional.of(new Full());
            case "ring" -> Optional.of(new Ring());
            case "star" -> Optional.of(new Star());
            case String k
            when k.matches("k=\\d{1,4}") -> {
                int number = Integer.parseInt(k.substring(2));
                yield number >= 2 && number % 2 == 0 ? Optional.of(new Near(number)) : Optional.empty();
            }
            case String other -> Optional.empty();
        };
    }

    private static Set<Integer> all(int n) {
        Set<Integer> all = new LinkedHashSet<>();
        for (int i = 0; i < n; i++) {
            all.add(i);
        }
        return all;
    }

    private static List<Integer> sorted(int node, Set<Integer> some) {
        List<Integer> sorted = new ArrayList<>(some);
        sorted.remove(Integer.valueOf(node));
        sorted.sort(null);
        return sorted;
    }
}

package dev.flotilla.app.placement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds room where the strategy's own choices have left none: a unit that fits nowhere takes the place of others, which
 * look for another in turn. Each time a unit finds nothing it grows dearer to displace, so the hard ones settle first
 * and no two displace each other for ever. Between the steps some units change places at random; the numbers come from
 * a fixed start, so the same input gives the same result.
 */
final class Ejection {
    private static final int SHAKES = 6;
    private static final long FIXED_START = 0x9E3779B97F4A7C15L;

    private final List<Unit> units;
    private final int[][] allowed;
    private final boolean[][] isAllowed;
    private final Sites sites;
    private final int[] price;
    private final List<Integer> placedUnits = new ArrayList<>();
    private long random = FIXED_START;
    private int steps;

    /**
     * @param allowed the hosts of each unit that nothing rules out for good
     * @param steps at most so many displacements in all
     */
    Ejection(List<Unit> units, int[][] allowed, Sites sites, int steps) {
        this.units = units;
        this.allowed = allowed;
        this.sites = sites;
        this.steps = steps;
        this.price = new int[units.size()];
        java.util.Arrays.fill(price, 1);
        this.isAllowed = new boolean[units.size()][sites.hosts()];
        for (int u = 0; u < allowed.length; u++) {
            for (int h : allowed[u]) {
                isAllowed[u][h] = true;
            }
        }
    }

    /** Whether the unit and all that it displaced found a place; if not, some have none now. */
    boolean insert(int first) {
        collectPlaced();
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.push(first);
        while (!waiting.isEmpty()) {
            int unit = waiting.pop();
            int host = tightest(unit);
            if (host >= 0) {
                sites.put(unit, host);
                placedUnits.add(unit);
                continue;
            }
            if (--steps < 0) {
                return false;
            }
            price[unit]++;
            int chosen = displace(unit, waiting);
            if (chosen < 0) {
                return false;
            }
            shake();
        }
        return true;
    }

    private void collectPlaced() {
        placedUnits.clear();
        for (int u = 0; u < units.size(); u++) {
            if (sites.hostOf(u) >= 0) {
                placedUnits.add(u);
            }
        }
    }

    /** Where least is left over, so that large units find whole hosts; one that needs nothing goes where few are. */
    int tightest(int unit) {
        int best = -1;
        double least = Double.MAX_VALUE;
        boolean needsNothing = units.get(unit).needCpu() == 0 && units.get(unit).needMemory() == 0;
        for (int h : allowed[unit]) {
            if (sites.fits(unit, h)) {
                double left = needsNothing
                        ? sites.containers(h)
                        : share(sites.freeCpu(h), Sites.usableCpu(sites.candidate(h)))
                                + share(sites.freeMemory(h), Sites.usableMemory(sites.candidate(h)));
                if (left < least) {
                    least = left;
                    best = h;
                }
            }
        }
        return best;
    }

    private int displace(int unit, Deque<Integer> waiting) {
        int best = -1;
        long lowest = Long.MAX_VALUE;
        List<Integer> victims = List.of();
        for (int h : allowed[unit]) {
            List<Integer> here = victims(unit, h);
            long price = here.isEmpty() ? Long.MAX_VALUE : (priceOf(here) << 8) + (next() & 0xFF);
            if (price < lowest) {
                lowest = price;
                best = h;
                victims = here;
            }
        }
        if (best >= 0) {
            for (int victim : victims) {
                sites.take(victim);
                placedUnits.remove(Integer.valueOf(victim));
                waiting.push(victim);
            }
            sites.put(unit, best);
            placedUnits.add(unit);
        }
        return best;
    }

    private long priceOf(List<Integer> victims) {
        long sum = 0;
        for (int victim : victims) {
            sum += price[victim];
        }
        return sum;
    }

    /** Who would have to leave the host for the unit to fit; empty when even all who may leave are not enough. */
    private List<Integer> victims(int unit, int host) {
        List<Integer> victims = new ArrayList<>(4);
        for (Unit.Slot slot : units.get(unit).slots()) {
            int owner = sites.owner(slot.number(), host);
            if (owner >= 0 && !victims.contains(owner)) {
                victims.add(owner);
            }
        }
        long cpu = units.get(unit).needCpu() == 0 ? 0 : units.get(unit).needCpu() - sites.freeCpu(host);
        long memory = units.get(unit).needMemory() == 0 ? 0 : units.get(unit).needMemory() - sites.freeMemory(host);
        for (int victim : victims) {
            if (allowed[victim].length < 2) {
                return List.of();
            }
            cpu -= units.get(victim).needCpu();
            memory -= units.get(victim).needMemory();
        }
        while (cpu > 0 || memory > 0) {
            int next = bestRelief(host, cpu, memory, victims);
            if (next < 0) {
                return List.of();
            }
            victims.add(next);
            cpu -= units.get(next).needCpu();
            memory -= units.get(next).needMemory();
        }
        return victims;
    }

    /** Of those who may leave, the one that frees most of what lacks for its price. */
    private int bestRelief(int host, long cpu, long memory, List<Integer> victims) {
        int best = -1;
        double most = 0;
        double wholeCpu = Math.max(1, Sites.usableCpu(sites.candidate(host)));
        double wholeMemory = Math.max(1, Sites.usableMemory(sites.candidate(host)));
        for (int candidate : sites.unitsOn(host)) {
            if (allowed[candidate].length < 2 || victims.contains(candidate)) {
                continue;
            }
            Unit u = units.get(candidate);
            double relief = Math.max(0, Math.min(cpu, u.needCpu())) / wholeCpu
                    + Math.max(0, Math.min(memory, u.needMemory())) / wholeMemory;
            if (relief / price[candidate] > most) {
                most = relief / price[candidate];
                best = candidate;
            }
        }
        return best;
    }

    private void shake() {
        for (int i = 0; i < SHAKES && placedUnits.size() > 1; i++) {
            int a = placedUnits.get((int) Long.remainderUnsigned(next(), placedUnits.size()));
            int b = placedUnits.get((int) Long.remainderUnsigned(next(), placedUnits.size()));
            int hostA = sites.hostOf(a);
            int hostB = sites.hostOf(b);
            if (hostA != hostB && isAllowed[a][hostB] && isAllowed[b][hostA]) {
                exchange(a, hostA, b, hostB);
            } else if (allowed[a].length > 1) {
                move(a, allowed[a][(int) Long.remainderUnsigned(next(), allowed[a].length)]);
            }
        }
    }

    private void exchange(int a, int hostA, int b, int hostB) {
        sites.take(a);
        sites.take(b);
        boolean fits = sites.fits(a, hostB) && sites.fits(b, hostA);
        sites.put(a, fits ? hostB : hostA);
        sites.put(b, fits ? hostA : hostB);
    }

    private void move(int unit, int host) {
        if (sites.fits(unit, host)) {
            sites.take(unit);
            sites.put(unit, host);
        }
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / whole;
    }

    /** Xorshift: enough for shuffling. */
    private long next() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }
}

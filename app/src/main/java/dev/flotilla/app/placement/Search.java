package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Strategy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds a host for every unit: unit after unit as the strategy says, displacing others where that finds none, and, when
 * even that fails, once more with the largest first.
 */
final class Search {
    /** A move from where a service runs must gain so many points for each of its containers. */
    static final double STAY_POINTS = 10;

    private static final double SAME = 1e-9;
    private static final int STEPS = 4_000;
    private static final int FEW_STEPS = 300;

    private final PlacementRequest request;
    private final List<Candidate> candidates;
    private final List<Unit> units;
    private final int[][] allowed;
    private final int slotCount;

    Search(PlacementRequest request, List<Candidate> candidates, List<Unit> units, int[][] allowed, int slotCount) {
        this.request = request;
        this.candidates = candidates;
        this.units = units;
        this.allowed = allowed;
        this.slotCount = slotCount;
    }

    /** Host of each unit; empty when none was found within the limits. */
    Optional<int[]> run() {
        Optional<int[]> found = asTheStrategySays();
        return found.isPresent()
                ? found
                : largestFirst(IntStream.range(0, units.size()).toArray(), 4 * STEPS);
    }

    private Optional<int[]> asTheStrategySays() {
        Sites sites = new Sites(candidates, units, slotCount);
        Scoring scoring =
                new Scoring(request.stack().strategy(), request.stack().location(), sites);
        Optional<Ejection> ejection = Optional.empty();
        for (int u = 0; u < units.size(); u++) {
            int host = best(u, sites, scoring);
            if (host >= 0) {
                sites.put(u, host);
                continue;
            }
            if (ejection.isEmpty()) {
                ejection = Optional.of(new Ejection(units, allowed, sites, STEPS));
            }
            if (!ejection.get().insert(u)) {
                return Optional.empty();
            }
        }
        return Optional.of(hosts(sites));
    }

    private Optional<int[]> largestFirst(int[] some, int steps) {
        Sites sites = new Sites(candidates, units, slotCount);
        Ejection ejection = new Ejection(units, allowed, sites, steps);
        List<Integer> order = IntStream.of(some)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(u -> allowed[u].length == 1 ? 0 : 1)
                        .thenComparing(
                                Comparator.<Integer>comparingDouble(this::size).reversed()))
                .toList();
        for (int u : order) {
            if (!ejection.insert(u)) {
                return Optional.empty();
            }
        }
        return Optional.of(hosts(sites));
    }

    /** Whether these units find room by themselves, as far as a short search can tell. */
    boolean finds(int[] some) {
        return largestFirst(some, FEW_STEPS).isPresent();
    }

    /** The larger share of a unit in the largest host. */
    private double size(int unit) {
        double cpu = candidates.stream().mapToLong(Sites::usableCpu).max().orElse(1);
        double memory = candidates.stream().mapToLong(Sites::usableMemory).max().orElse(1);
        return units.get(unit).needCpu() / Math.max(1, cpu) + units.get(unit).needMemory() / Math.max(1, memory);
    }

    private int[] hosts(Sites sites) {
        return IntStream.range(0, units.size()).map(sites::hostOf).toArray();
    }

    private int best(int u, Sites sites, Scoring scoring) {
        Unit unit = units.get(u);
        int best = -1;
        double most = 0;
        int standing = -1;
        double there = 0;
        for (int h : allowed[u]) {
            if (!sites.fits(u, h)) {
                continue;
            }
            double score = scoring.sum(unit, h);
            if (isStanding(unit, h)) {
                standing = h;
                there = score;
            }
            if (best < 0 || score > most + SAME || (score > most - SAME && isBefore(h, best, sites))) {
                best = h;
                most = score;
            }
        }
        return standing >= 0 && there >= most - SAME - staying(unit) ? standing : best;
    }

    private double staying(Unit unit) {
        boolean scored =
                request.stack().strategy() == Strategy.AUTO || request.stack().strategy() == Strategy.TOGETHER;
        return scored ? STAY_POINTS * unit.members().size() : 0;
    }

    private boolean isStanding(Unit unit, int host) {
        Optional<HostId> standing = unit.standing();
        return standing.isPresent()
                && standing.get().equals(candidates.get(host).host().id());
    }

    /** Ties: fewer containers, then the name, by which candidates are sorted. */
    private static boolean isBefore(int host, int other, Sites sites) {
        int fewer = Integer.compare(sites.containers(host), sites.containers(other));
        return fewer < 0 || (fewer == 0 && host < other);
    }
}

package dev.flotilla.app.placement;

import dev.flotilla.app.stack.Strategy;
import java.util.Optional;

/**
 * What a host is worth to an instance. Auto (and a stack that stays together): base 100; cpu 30 x (1 - load); memory
 * 30 x free / capacity; +10 below 5 containers, 0 to 10, -10 above; +20 in the stack's datacenter, -20 elsewhere; all
 * after what the plan has placed there before. Spread and datacenter count containers alone. Manual does not score.
 */
final class Scoring {
    private static final Factors NOTHING = new Factors(0, 0, 0, 0, 0);
    private static final double BASE = 100;
    private static final double SHARE = 30;
    private static final double DATACENTER = 20;

    private final Strategy strategy;
    private final Optional<String> location;
    private final Sites sites;

    Scoring(Strategy strategy, Optional<String> location, Sites sites) {
        this.strategy = strategy;
        this.location = location;
        this.sites = sites;
    }

    /**
     * @param cpu and memory: what comes on top of what the plan has placed, as when earlier members of a unit go there
     * @param more likewise, in containers
     */
    Factors of(int host, long cpu, long memory, int more) {
        return switch (strategy) {
            case TOGETHER, AUTO -> auto(host, cpu, memory, more);
            case SPREAD, DATACENTER -> new Factors(0, 0, 0, -(sites.containers(host) + more), 0);
            case MANUAL -> NOTHING;
        };
    }

    /** Sum over all members of a unit, each after the one before it. */
    double sum(Unit unit, int host) {
        long cpu = 0;
        long memory = 0;
        int more = 0;
        double sum = 0;
        for (Unit.Member member : unit.members()) {
            sum += of(host, cpu, memory, more).total();
            cpu += member.weighCpu();
            memory += member.weighMemory();
            more++;
        }
        return sum;
    }

    private Factors auto(int host, long cpu, long memory, int more) {
        Candidate candidate = sites.candidate(host);
        double cpuPoints = 0;
        if (candidate.load().isPresent() && candidate.cpus() > 0) {
            double placed = (sites.placedCpu[host] + cpu) / Unit.MICRO / candidate.cpus();
            cpuPoints = SHARE * clamp(1 - candidate.load().getAsDouble() - placed);
        }
        double free = candidate.memoryBytes() - candidate.usedMemoryBytes() - sites.placedMemory[host] - memory;
        double memoryPoints = candidate.memoryBytes() <= 0 ? 0 : SHARE * clamp(free / candidate.memoryBytes());
        int containers = sites.containers(host) + more;
        return new Factors(
                BASE, cpuPoints, memoryPoints, containers < 5 ? 10 : containers <= 10 ? 0 : -10, datacenter(candidate));
    }

    private double datacenter(Candidate candidate) {
        if (location.isEmpty()) {
            return 0;
        }
        return candidate.host().datacenter().equals(location) ? DATACENTER : -DATACENTER;
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }
}

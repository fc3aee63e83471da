package dev.flotilla.app.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hosts while a plan is made: what is left on each, and what the plan has put there. Changed in place, and put back
 * exactly, because all sums are whole numbers.
 */
final class Sites {
    private static final int NOBODY = -1;

    private final List<Candidate> candidates;
    private final List<Unit> units;
    private final int slotCount;
    private final int[][] slots;
    private final long[] freeCpu;
    private final long[] freeMemory;
    private final int[] slotOwner;
    private final int[] hostOf;
    private final List<List<Integer>> unitsOn = new ArrayList<>();

    /** Sums of what the plan has placed, for scores. */
    final long[] placedCpu;

    final long[] placedMemory;
    final int[] placed;

    Sites(List<Candidate> candidates, List<Unit> units, int slotCount) {
        this.candidates = candidates;
        this.units = units;
        this.slotCount = slotCount;
        this.slots = units.stream()
                .map(u -> u.slots().stream().mapToInt(Unit.Slot::number).toArray())
                .toArray(int[][]::new);
        int hosts = candidates.size();
        this.freeCpu = new long[hosts];
        this.freeMemory = new long[hosts];
        this.placedCpu = new long[hosts];
        this.placedMemory = new long[hosts];
        this.placed = new int[hosts];
        this.slotOwner = new int[hosts * slotCount];
        Arrays.fill(slotOwner, NOBODY);
        this.hostOf = new int[units.size()];
        Arrays.fill(hostOf, NOBODY);
        for (int h = 0; h < hosts; h++) {
            freeCpu[h] = usableCpu(candidates.get(h));
            freeMemory[h] = usableMemory(candidates.get(h));
            unitsOn.add(new ArrayList<>());
        }
    }

    /** Millionths of a core that services may state in sum: all but the reserve. */
    static long usableCpu(Candidate candidate) {
        return (long) (candidate.cpus() * Unit.MICRO * (100 - candidate.host().reservePercent()) / 100);
    }

    /** Bytes that services may state in sum: all but the reserve and what other containers use. */
    static long usableMemory(Candidate candidate) {
        double kept = candidate.memoryBytes() / 100.0 * candidate.host().reservePercent();
        return Math.max(0, (long) (candidate.memoryBytes() - kept) - candidate.usedMemoryBytes());
    }

    int hosts() {
        return candidates.size();
    }

    Candidate candidate(int host) {
        return candidates.get(host);
    }

    long freeCpu(int host) {
        return freeCpu[host];
    }

    long freeMemory(int host) {
        return freeMemory[host];
    }

    /** The host of a unit, -1 for none. */
    int hostOf(int unit) {
        return hostOf[unit];
    }

    List<Integer> unitsOn(int host) {
        return unitsOn.get(host);
    }

    /** Containers on the host, with those of this plan. */
    int containers(int host) {
        return candidates.get(host).containers() + placed[host];
    }

    /** A unit that states nothing always has room. */
    boolean hasRoom(int unit, int host) {
        Unit u = units.get(unit);
        return (u.needCpu() == 0 || u.needCpu() <= freeCpu[host])
                && (u.needMemory() == 0 || u.needMemory() <= freeMemory[host]);
    }

    boolean hasPorts(int unit, int host) {
        for (int slot : slots[unit]) {
            if (slotOwner[host * slotCount + slot] != NOBODY) {
                return false;
            }
        }
        return true;
    }

    boolean fits(int unit, int host) {
        return hasRoom(unit, host) && hasPorts(unit, host);
    }

    /** Whoever has the slot there, -1 for nobody. */
    int owner(int slot, int host) {
        return slotOwner[host * slotCount + slot];
    }

    void put(int unit, int host) {
        Unit u = units.get(unit);
        change(u, host, 1);
        for (int slot : slots[unit]) {
            slotOwner[host * slotCount + slot] = unit;
        }
        hostOf[unit] = host;
        unitsOn.get(host).add(unit);
    }

    void take(int unit) {
        int host = hostOf[unit];
        Unit u = units.get(unit);
        change(u, host, -1);
        for (int slot : slots[unit]) {
            slotOwner[host * slotCount + slot] = NOBODY;
        }
        hostOf[unit] = NOBODY;
        unitsOn.get(host).remove(Integer.valueOf(unit));
    }

    private void change(Unit unit, int host, int sign) {
        freeCpu[host] -= sign * unit.needCpu();
        freeMemory[host] -= sign * unit.needMemory();
        for (Unit.Member member : unit.members()) {
            placedCpu[host] += sign * member.weighCpu();
            placedMemory[host] += sign * member.weighMemory();
        }
        placed[host] += sign * unit.members().size();
    }
}

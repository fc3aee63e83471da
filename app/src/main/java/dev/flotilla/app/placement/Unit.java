package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Instance;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Instances that go to one host, whichever it is.
 *
 * @param needCpu millionths of a core that must be there, summed over the members
 * @param needMemory bytes that must be there, summed likewise
 * @param slots the host ports it takes
 * @param clash why its members cannot stand on any one host; empty when they can
 * @param pin the host where the user put one of its services
 * @param standing the host where its members run now, when they all run on one
 * @param pinnedBy why it must stay where it is put; empty when it may move
 * @param bond why its members stay together; empty for a single one
 */
record Unit(
        List<Member> members,
        long needCpu,
        long needMemory,
        List<Slot> slots,
        Optional<String> clash,
        Optional<HostId> pin,
        Optional<HostId> standing,
        Optional<String> pinnedBy,
        String bond) {
    /**
     * @param number see {@link PortSlots}
     * @param words such as {@code 8080/tcp}
     */
    record Slot(int number, String words) {}

    static final double MICRO = 1_000_000;

    /**
     * @param needCpu and needMemory: what it states as its least, 0 for nothing
     * @param weighCpu and weighMemory: what it counts in a score
     */
    record Member(Instance instance, Service service, long needCpu, long needMemory, long weighCpu, long weighMemory) {
        private static final long HALF_A_CORE = 500_000;
        private static final long ONE_GIB = 1L << 30;

        static Member of(Instance instance, Service service) {
            var constraint = service.constraint();
            var limits = service.limits();
            double cpu = Math.max(
                    constraint.minCpu().orElse(0), limits.reservedCpus().orElse(0));
            long memory = Math.max(
                    constraint.minMemoryBytes().orElse(0),
                    limits.reservedMemoryBytes().orElse(0));
            long needCpu = Math.round(cpu * MICRO);
            long limitCpu = Math.round(limits.cpus().orElse(0) * MICRO);
            long limitMemory = limits.memoryBytes().orElse(0);
            return new Member(
                    instance,
                    service,
                    needCpu,
                    memory,
                    firstOf(needCpu, limitCpu, HALF_A_CORE),
                    firstOf(memory, limitMemory, ONE_GIB));
        }

        private static long firstOf(long a, long b, long otherwise) {
            return a > 0 ? a : b > 0 ? b : otherwise;
        }

        String name() {
            return instance.name();
        }

        List<PortMapping> ports() {
            return service.ports();
        }
    }

    Unit {
        members = List.copyOf(members);
        slots = List.copyOf(slots);
    }

    Member first() {
        return members.getFirst();
    }

    boolean isSingle() {
        return members.size() == 1;
    }

    /** In words: {@code web}, {@code web and db}, {@code web, db and 3 more}. */
    String names() {
        return isSingle()
                ? first().name()
                : names(members.stream().map(Member::name).toList());
    }

    static String names(List<String> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        int shown = all.size() <= 4 ? all.size() - 1 : 3;
        String head = all.stream().limit(shown).collect(Collectors.joining(", "));
        int rest = all.size() - shown;
        return head + " and " + (rest == 1 ? all.getLast() : rest + " more");
    }
}

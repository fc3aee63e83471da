package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which hosts a unit may go to whatever else the plan does, and for each of the others every reason why not. */
final class HostFilter {
    private final Stack stack;
    private final List<Candidate> candidates;
    private final Optional<HostId> home;

    HostFilter(Stack stack, List<Candidate> candidates) {
        this.stack = stack;
        this.candidates = candidates;
        this.home = home();
    }

    static boolean isUsable(Candidate candidate) {
        return candidate.unreachable().isEmpty() && candidate.host().status() == HostStatus.ACTIVE;
    }

    static boolean isCalled(Host host, String name) {
        return host.name().equalsIgnoreCase(name) || host.id().value().equals(name);
    }

    /**
     * Where a service goes that stays where it is put, but was put nowhere: the only host, else the only engine of this
     * computer, where its sources and devices are.
     */
    private Optional<HostId> home() {
        List<Host> usable = candidates.stream()
                .filter(HostFilter::isUsable)
                .map(Candidate::host)
                .toList();
        List<Host> local = usable.stream()
                .filter(h -> h.engine() instanceof EngineAddress.Unix)
                .toList();
        return usable.size() == 1
                ? Optional.of(usable.getFirst().id())
                : local.size() == 1 ? Optional.of(local.getFirst().id()) : Optional.empty();
    }

    /** Whether somebody has to say first where this unit goes. */
    boolean isNowhereYet(Unit unit) {
        return unit.pinnedBy().isPresent()
                && unit.pin().isEmpty()
                && unit.standing().isEmpty()
                && home.isEmpty()
                && unit.members().stream()
                        .noneMatch(m -> m.service().constraint().targetHost().isPresent());
    }

    /** Why nothing can be placed there now; what the user wishes comes before what the host says. */
    static Optional<String> state(Candidate candidate) {
        return candidate.host().status() == HostStatus.ACTIVE
                ? candidate.unreachable().map(why -> "is out of reach: " + why)
                : Optional.of("its status is " + candidate.host().status().word());
    }

    /** Every reason against the host, joined to a sentence; empty when there is none. */
    String reasons(Unit unit, Candidate candidate) {
        Host host = candidate.host();
        Optional<String> state = state(candidate);
        if (state.isPresent()) {
            return state.get();
        }
        if (unit.clash().isPresent()) {
            return unit.clash().get();
        }
        List<String> reasons = new ArrayList<>(2);
        put(unit, host, reasons);
        for (Unit.Member member : unit.members()) {
            constraint(member, host, reasons);
            String refused = candidate.refusedImages().get(member.service().image());
            if (refused != null) {
                reasons.add(refused);
            }
            takenPorts(member, candidate, reasons);
        }
        if (stack.strategy() == Strategy.DATACENTER && !host.datacenter().equals(stack.location())) {
            reasons.add(datacenterOf(host) + ", and the stack stays in "
                    + stack.location().orElse("its own"));
        }
        room(unit, candidate, reasons);
        return switch (reasons.size()) {
            case 0 -> "";
            case 1 -> reasons.getFirst();
            default -> String.join("; ", new LinkedHashSet<>(reasons));
        };
    }

    private void put(Unit unit, Host host, List<String> reasons) {
        if (unit.pin().isPresent()) {
            if (!unit.pin().get().equals(host.id())) {
                reasons.add(
                        "you put " + unit.names() + " on " + nameOf(unit.pin().get()));
            }
        } else if (unit.pinnedBy().isPresent()) {
            Optional<HostId> stays = unit.standing().or(() -> named(unit) ? Optional.empty() : home);
            if (stays.isPresent() && !stays.get().equals(host.id())) {
                reasons.add(unit.names() + " stays on " + nameOf(stays.get()) + ", because "
                        + unit.pinnedBy().get());
            }
        }
    }

    private static boolean named(Unit unit) {
        return unit.members().stream()
                .anyMatch(m -> m.service().constraint().targetHost().isPresent());
    }

    private static void constraint(Unit.Member member, Host host, List<String> reasons) {
        Constraint constraint = member.service().constraint();
        String who = member.service().name();
        if (constraint.targetHost().isPresent()
                && !isCalled(host, constraint.targetHost().get())) {
            reasons.add(
                    "the file puts " + who + " on " + constraint.targetHost().get());
        }
        if (constraint.datacenter().isPresent() && !host.datacenter().equals(constraint.datacenter())) {
            reasons.add(datacenterOf(host) + ", and " + who + " needs "
                    + constraint.datacenter().get());
        }
        if (constraint.labels().isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> label : constraint.labels().entrySet()) {
            String has = host.labels().get(label.getKey());
            if (!label.getValue().equals(has)) {
                reasons.add((has == null
                                ? "it has no label " + label.getKey()
                                : "its label " + label.getKey() + " is " + has)
                        + ", and " + who + " needs " + label.getKey() + "=" + label.getValue());
            }
        }
    }

    private static String datacenterOf(Host host) {
        return host.datacenter().map(d -> "its datacenter is " + d).orElse("it is in no datacenter");
    }

    private static void takenPorts(Unit.Member member, Candidate candidate, List<String> reasons) {
        if (candidate.takenPorts().isEmpty()) {
            return;
        }
        for (PortMapping port : member.ports()) {
            if (port.hostPort().isEmpty()) {
                continue;
            }
            for (TakenPort taken : candidate.takenPorts()) {
                if (PortSlots.isTaken(port, taken, candidate.host().reachableAddress())) {
                    reasons.add("host port " + PortSlots.inWords(port).orElse("") + " of " + member.name()
                            + " is taken by " + taken.owner());
                }
            }
        }
    }

    private static void room(Unit unit, Candidate candidate, List<String> reasons) {
        long cpu = Sites.usableCpu(candidate);
        long memory = Sites.usableMemory(candidate);
        if (unit.needCpu() > cpu && unit.needCpu() > 0) {
            reasons.add(lacksCpu(unit, cpu, candidate));
        }
        if (unit.needMemory() > memory && unit.needMemory() > 0) {
            reasons.add(lacksMemory(unit, memory, candidate));
        }
    }

    static String lacksCpu(Unit unit, long free, Candidate candidate) {
        return unit.names() + (unit.isSingle() ? " needs " : " need ") + cores(unit.needCpu()) + ", and "
                + cores(Math.max(0, free)) + " of " + cores(Math.round(candidate.cpus() * Unit.MICRO)) + " are left"
                + reserve(candidate);
    }

    static String lacksMemory(Unit unit, long free, Candidate candidate) {
        return unit.names() + (unit.isSingle() ? " needs " : " need ") + bytes(unit.needMemory()) + ", and "
                + bytes(Math.max(0, free)) + " of " + bytes(candidate.memoryBytes()) + " are left" + reserve(candidate);
    }

    private static String reserve(Candidate candidate) {
        int percent = candidate.host().reservePercent();
        return percent == 0 ? "" : " beside the reserve of " + percent + " %";
    }

    static String cores(long micro) {
        return hundredths(Math.round(micro / 10_000.0)) + (micro == 1_000_000 ? " core" : " cores");
    }

    static String bytes(long bytes) {
        return bytes >= 1L << 30
                ? hundredths(Math.round(bytes * 100.0 / (1L << 30))) + " GiB"
                : Math.round(bytes / (double) (1L << 20)) + " MiB";
    }

    /** {@code 1.5} of 150; by whole numbers, because a plan writes tens of thousands of these. */
    private static String hundredths(long hundredths) {
        long rest = hundredths % 100;
        String whole = Long.toString(hundredths / 100);
        return rest == 0 ? whole : rest % 10 == 0 ? whole + "." + rest / 10 : whole + (rest < 10 ? ".0" : ".") + rest;
    }

    private String nameOf(HostId id) {
        return candidates.stream()
                .map(Candidate::host)
                .filter(h -> h.id().equals(id))
                .map(Host::name)
                .findFirst()
                .orElse("a host that is no longer there");
    }

    /** All reasons of all units against all hosts. */
    List<String[]> table(List<Unit> units) {
        List<String[]> table = new ArrayList<>(units.size());
        for (Unit unit : units) {
            String[] row = new String[candidates.size()];
            for (int h = 0; h < row.length; h++) {
                row[h] = reasons(unit, candidates.get(h));
            }
            table.add(row);
        }
        return table;
    }
}

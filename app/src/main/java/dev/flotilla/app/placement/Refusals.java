package dev.flotilla.app.placement;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says no, with names and reasons. The codes are FL-2201 to FL-2209. */
final class Refusals {
    private static final String NO_HOSTS = "FL-2201";
    private static final String NO_SUITABLE_HOST = "FL-2202";
    private static final String NO_CONSTRAINT = "FL-2203";
    private static final String TARGET_NOT_FOUND = "FL-2204";
    private static final String TARGET_UNFIT = "FL-2205";
    private static final String NO_DATACENTER_NAMED = "FL-2206";
    private static final String NO_HOST_IN_DATACENTER = "FL-2207";
    private static final String CANNOT_STAND_TOGETHER = "FL-2208";
    private static final String NOWHERE_YET = "FL-2209";
    private static final int MOST_NAMED = 6;

    private final Stack stack;
    private final List<Candidate> candidates;

    Refusals(Stack stack, List<Candidate> candidates) {
        this.stack = stack;
        this.candidates = candidates;
    }

    /** What rules out any plan before a single service is looked at; empty when nothing does. */
    List<Problem> ofFleet() {
        if (candidates.isEmpty()) {
            return List.of(
                    Problem.of(NO_HOSTS, "No hosts available for placement: the fleet has none", "Add a host first"));
        }
        if (candidates.stream().noneMatch(HostFilter::isUsable)) {
            return List.of(Problem.of(
                            NO_HOSTS,
                            "No hosts available for placement: none of " + candidates.size() + " is active and answers",
                            "Test the connection of one of them, or set it active again")
                    .onHosts(candidates.stream()
                            .map(c -> new HostReason(c.host().name(), state(c)))
                            .toList()));
        }
        if (stack.strategy() != Strategy.DATACENTER) {
            return List.of();
        }
        if (stack.location().isEmpty()) {
            return List.of(Problem.of(
                    NO_DATACENTER_NAMED,
                    "Datacenter not specified in stack configuration: the strategy datacenter of " + stack.name()
                            + " wants one",
                    "Add location to the stack, or choose another strategy"));
        }
        boolean none = candidates.stream()
                .noneMatch(c -> HostFilter.isUsable(c) && c.host().datacenter().equals(stack.location()));
        return none
                ? List.of(Problem.of(
                                NO_HOST_IN_DATACENTER,
                                "No hosts available in datacenter "
                                        + stack.location().get(),
                                "Set the datacenter of a host to "
                                        + stack.location().get() + ", or change the stack's location")
                        .onHosts(candidates.stream()
                                .map(c -> new HostReason(c.host().name(), stateOrDatacenter(c)))
                                .toList()))
                : List.of();
    }

    private static String state(Candidate candidate) {
        return HostFilter.state(candidate).orElse("is active");
    }

    private static String stateOrDatacenter(Candidate candidate) {
        return HostFilter.isUsable(candidate)
                ? candidate
                        .host()
                        .datacenter()
                        .map(d -> "its datacenter is " + d)
                        .orElse("it is in no datacenter")
                : state(candidate);
    }

    /** A service without the host that its strategy wants named, or with one that is not there. */
    List<Problem> ofConstraints(java.util.Set<String> pinned) {
        List<Problem> problems = new ArrayList<>();
        for (Service service : stack.services()) {
            Optional<String> target = service.constraint().targetHost();
            if (target.isEmpty() && stack.strategy() == Strategy.MANUAL && !pinned.contains(service.name())) {
                problems.add(Problem.of(
                                NO_CONSTRAINT,
                                "No host constraint defined for container " + service.name()
                                        + ": the strategy manual puts nothing anywhere by itself",
                                "Give it a targetHost, or put it on a host by hand")
                        .at(service.where()));
            }
            if (target.isPresent() && candidates.stream().noneMatch(c -> HostFilter.isCalled(c.host(), target.get()))) {
                problems.add(Problem.of(
                                TARGET_NOT_FOUND,
                                "Target host " + target.get() + " not found for container " + service.name(),
                                "Add a host of that name, or name one of: "
                                        + String.join(
                                                ", ",
                                                candidates.stream()
                                                        .map(c -> c.host().name())
                                                        .limit(20)
                                                        .toList()))
                        .at(service.where()));
            }
        }
        return problems;
    }

    Problem nowhereYet(Unit unit) {
        return Problem.of(
                        NOWHERE_YET,
                        unit.names() + " must stay where you put it, because "
                                + unit.pinnedBy().orElse("") + ", and you have put it nowhere yet",
                        "Put it on a host by hand, or give it a targetHost")
                .at(unit.first().service().where());
    }

    /** A unit that no host can take, whatever becomes of the others. */
    Problem noHost(Unit unit, String[] reasons) {
        List<HostReason> hosts = IntStream.range(0, reasons.length)
                .mapToObj(h -> new HostReason(candidates.get(h).host().name(), reasons[h]))
                .toList();
        for (Unit.Member member : unit.members()) {
            Optional<String> target = member.service().constraint().targetHost();
            for (int h = 0; target.isPresent() && h < reasons.length; h++) {
                if (HostFilter.isCalled(candidates.get(h).host(), target.get())) {
                    return Problem.of(
                                    TARGET_UNFIT,
                                    "Host " + target.get() + " does not meet constraints for container " + member.name()
                                            + ": " + reasons[h],
                                    "Change the constraints or choose another host")
                            .at(member.service().where())
                            .onHosts(hosts);
                }
            }
        }
        String bond = unit.isSingle() ? "" : "; " + unit.names() + " go to one host, because " + unit.bond();
        String why =
                unit.clash().map(c -> ": " + c).orElse(": none of " + count(reasons.length) + " can take it" + bond);
        return Problem.of(
                        NO_SUITABLE_HOST,
                        "No suitable host found for container " + unit.first().name() + why,
                        unit.clash().isPresent()
                                ? "Leave out the host port so that a free one is chosen, or choose the strategy spread"
                                : "Free a host, relax the constraints, or add a host that meets them")
                .at(unit.first().service().where())
                .onHosts(hosts);
    }

    private static String count(int hosts) {
        return hosts == 1 ? "1 host" : hosts + " hosts";
    }

    /** @param last the unit of the core for which nothing is left once the others stand */
    Problem together(List<Unit> core, Unit last, List<HostReason> hosts) {
        List<String> described =
                core.stream().limit(MOST_NAMED).map(Refusals::described).toList();
        String rest = core.size() > MOST_NAMED ? " and " + (core.size() - MOST_NAMED) + " more" : "";
        return Problem.of(
                        CANNOT_STAND_TOGETHER,
                        "No suitable host found for container " + last.first().name()
                                + ": these cannot stand together on the hosts of this fleet: "
                                + String.join("; ", described) + rest,
                        "Relax one of these constraints, free a host, or add one")
                .at(last.first().service().where())
                .onHosts(hosts);
    }

    /** {@code web-1 (host port 8080/tcp, 2 cores, label disk=ssd)}. */
    private static String described(Unit unit) {
        List<String> wants = new ArrayList<>();
        ScoreCards.ports(
                        unit.members().stream().flatMap(m -> m.ports().stream()).toList())
                .ifPresent(wants::add);
        if (unit.needCpu() > 0) {
            wants.add(HostFilter.cores(unit.needCpu()));
        }
        if (unit.needMemory() > 0) {
            wants.add(HostFilter.bytes(unit.needMemory()));
        }
        for (Unit.Member member : unit.members()) {
            Constraint constraint = member.service().constraint();
            constraint.targetHost().ifPresent(h -> wants.add("host " + h));
            constraint.datacenter().ifPresent(d -> wants.add("datacenter " + d));
            constraint.labels().forEach((k, v) -> wants.add("label " + k + "=" + v));
        }
        return unit.names()
                + (wants.isEmpty()
                        ? ""
                        : " (" + String.join(", ", wants.stream().distinct().toList()) + ")");
    }
}

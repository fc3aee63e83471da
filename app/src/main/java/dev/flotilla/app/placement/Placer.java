package dev.flotilla.app.placement;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Sentences;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.SiblingReference;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts every instance of a stack on a host, or says why that cannot be. The same request gives the same answer,
 * whatever the order of its candidates.
 */
public final class Placer {
    /** Failures name services, constraints and, in {@code hosts}, the reason of each host. */
    public Outcome<Placement> place(PlacementRequest request) {
        return Sentences.ended(placed(request));
    }

    private static Outcome<Placement> placed(PlacementRequest request) {
        List<Candidate> candidates = request.candidates().stream()
                .sorted(Comparator.comparing((Candidate c) -> c.host().name())
                        .thenComparing(c -> c.host().id()))
                .toList();
        Refusals refusals = new Refusals(request.stack(), candidates);
        List<Problem> problems = new ArrayList<>(refusals.ofFleet());
        if (problems.isEmpty()) {
            problems.addAll(refusals.ofConstraints(request.pins().keySet()));
        }
        return problems.isEmpty() ? place(request, candidates, refusals) : Outcome.failed(problems);
    }

    private static Outcome<Placement> place(PlacementRequest request, List<Candidate> candidates, Refusals refusals) {
        PortSlots slots = new PortSlots(request.stack(), candidates);
        List<Unit> units = Units.of(request, slots);
        HostFilter filter = new HostFilter(request.stack(), candidates);
        List<String[]> reasons = filter.table(units);
        int[][] allowed = reasons.stream().map(Placer::allowed).toArray(int[][]::new);
        List<Problem> problems = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            if (filter.isNowhereYet(units.get(u))) {
                problems.add(refusals.nowhereYet(units.get(u)));
            } else if (allowed[u].length == 0) {
                problems.add(refusals.noHost(units.get(u), reasons.get(u)));
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.failed(problems);
        }
        Search search = new Search(request, candidates, units, allowed, slots.count());
        Optional<int[]> hosts = search.run();
        Sites empty = new Sites(candidates, units, slots.count());
        if (hosts.isEmpty()) {
            return Outcome.failed(together(request, units, reasons, search, refusals, empty));
        }
        List<ScoreCard> cards = new ScoreCards(request, units, reasons, hosts.get(), empty).write();
        return Outcome.ok(placement(request.stack(), candidates, units, hosts.get(), cards));
    }

    /** The hosts without a reason against them. */
    private static int[] allowed(String[] reasons) {
        int[] hosts = new int[reasons.length];
        int count = 0;
        for (int h = 0; h < reasons.length; h++) {
            if (reasons[h].isEmpty()) {
                hosts[count++] = h;
            }
        }
        return Arrays.copyOf(hosts, count);
    }

    private static Placement placement(
            Stack stack, List<Candidate> candidates, List<Unit> units, int[] hosts, List<ScoreCard> cards) {
        Map<String, HostId> all = new LinkedHashMap<>();
        Map<String, Set<String>> hostNames = new LinkedHashMap<>();
        for (int u = 0; u < hosts.length; u++) {
            var host = candidates.get(hosts[u]).host();
            for (Unit.Member member : units.get(u).members()) {
                all.put(member.name(), host.id());
                hostNames
                        .computeIfAbsent(member.service().name(), s -> new LinkedHashSet<>())
                        .add(host.name());
            }
        }
        return new Placement(stack.strategy(), all, cards, warnings(stack, hostNames));
    }

    private static List<String> warnings(Stack stack, Map<String, Set<String>> hostNames) {
        List<String> warnings = new ArrayList<>();
        for (SiblingReference reference : stack.references()) {
            Set<String> there = hostNames.getOrDefault(reference.to(), Set.of());
            Set<String> lost = new LinkedHashSet<>(hostNames.getOrDefault(reference.from(), Set.of()));
            lost.removeAll(there);
            stack.services().stream()
                    .filter(s -> s.standsInFor().filter(reference.to()::equals).isPresent())
                    .forEach(s -> lost.removeAll(hostNames.getOrDefault(s.name(), Set.of())));
            if (!lost.isEmpty()) {
                warnings.add(reference.where().inWords() + ": " + reference.from() + " calls \"" + reference.to()
                        + "\" by its name, which no longer resolves on " + String.join(", ", lost)
                        + (there.isEmpty()
                                ? ""
                                : ", because " + reference.to() + " goes to " + String.join(", ", there)));
            }
        }
        for (var service : stack.services()) {
            if (hostNames.getOrDefault(service.name(), Set.of()).size() > 1) {
                service.mounts().stream()
                        .filter(Mount.Named.class::isInstance)
                        .map(m -> ((Mount.Named) m).volume())
                        .distinct()
                        .forEach(volume -> warnings.add(service.where().inWords() + ": the replicas of "
                                + service.name() + " go to different hosts, and each host has a volume " + volume
                                + " of its own"));
            }
        }
        return warnings;
    }

    /** Leaves out whatever is not needed for the contradiction, halves first, then ever smaller parts. */
    private static Problem together(
            PlacementRequest request,
            List<Unit> units,
            List<String[]> reasons,
            Search search,
            Refusals refusals,
            Sites sites) {
        List<Integer> core =
                new ArrayList<>(IntStream.range(0, units.size()).boxed().toList());
        int tries = 200;
        for (int part = Math.max(1, core.size() / 2); part >= 1; part = part == 1 ? 0 : (part + 1) / 2) {
            for (int from = 0; from < core.size() && core.size() > 1 && tries > 0; tries--) {
                List<Integer> without = new ArrayList<>(core);
                without.subList(from, Math.min(core.size(), from + part)).clear();
                if (!without.isEmpty()
                        && !search.finds(
                                without.stream().mapToInt(Integer::intValue).toArray())) {
                    core = without;
                } else {
                    from += part;
                }
            }
        }
        int last = core.getLast();
        int[] hosts = new int[units.size()];
        Set<Integer> others = new HashSet<>(core);
        others.remove(last);
        for (int u : others) {
            for (int h = 0; h < sites.hosts(); h++) {
                if (reasons.get(u)[h].isEmpty() && sites.fits(u, h)) {
                    sites.put(u, h);
                    break;
                }
            }
        }
        var now = new ScoreCards(request, units, reasons, hosts, sites);
        return refusals.together(
                core.stream().map(units::get).toList(), units.get(last), ScoreCards.against(now, last));
    }
}

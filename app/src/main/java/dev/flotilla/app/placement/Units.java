package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Instance;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a stack into units, in the order in which they are placed: by depth of dependencies, then as in the file.
 * Services that share a named volume, a network or a process space are one unit; so is a whole stack that stays
 * together, but for what the user pinned elsewhere and the forwarders that stand in for what is parted.
 */
final class Units {
    private final PlacementRequest request;
    private final Stack stack;
    private final PortSlots slots;
    /** Service to another of its group; to itself for the one that stands for the group. */
    private final Map<String, String> leader = new HashMap<>();

    private final Map<String, String> bonds = new HashMap<>();

    private Units(PlacementRequest request, PortSlots slots) {
        this.request = request;
        this.stack = request.stack();
        this.slots = slots;
        stack.services().forEach(s -> leader.put(s.name(), s.name()));
    }

    static List<Unit> of(PlacementRequest request, PortSlots slots) {
        Units units = new Units(request, slots);
        units.bindByVolumes();
        units.bindByNamespaces();
        if (request.stack().strategy() == Strategy.TOGETHER) {
            units.bindAllButPinned();
        }
        return units.inOrder();
    }

    private void bindByVolumes() {
        Map<String, String> firstUser = new HashMap<>();
        for (Service service : stack.services()) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.Named named) {
                    String first = firstUser.putIfAbsent(named.volume(), service.name());
                    if (first != null && !first.equals(service.name())) {
                        bind(first, service.name(), "they share the volume " + named.volume());
                    }
                }
            }
        }
    }

    private void bindByNamespaces() {
        for (Service service : stack.services()) {
            if (service.networkMode() instanceof NetworkMode.OfService of) {
                bind(of.service(), service.name(), "they share a network");
            }
            for (Optional<String> space :
                    List.of(service.options().pid(), service.options().ipc())) {
                space.filter(s -> s.startsWith("service:"))
                        .ifPresent(s -> bind(
                                s.substring("service:".length()), service.name(), "they share processes or memory"));
            }
        }
    }

    private void bindAllButPinned() {
        Set<String> pinned = new HashSet<>();
        request.pins().keySet().stream().filter(leader::containsKey).forEach(s -> pinned.add(find(s)));
        List<String> free = stack.services().stream()
                .filter(s -> s.standsInFor().isEmpty())
                .map(Service::name)
                .filter(s -> !pinned.contains(find(s)))
                .toList();
        free.forEach(s -> bind(free.getFirst(), s, "the stack stays together"));
        if (!free.isEmpty()) {
            bonds.put(find(free.getFirst()), "the stack stays together");
        }
    }

    private void bind(String a, String b, String why) {
        if (!leader.containsKey(a) || !leader.containsKey(b) || find(a).equals(find(b))) {
            return;
        }
        String root = find(a);
        String other = find(b);
        String known = bonds.getOrDefault(root, bonds.getOrDefault(other, why));
        leader.put(other, root);
        bonds.put(root, known);
    }

    private String find(String service) {
        String at = service;
        for (String up = up(at); !up.equals(at); up = up(at)) {
            leader.put(at, up(up));
            at = up;
        }
        return at;
    }

    private String up(String service) {
        return Objects.requireNonNull(leader.get(service));
    }

    private List<Unit> inOrder() {
        Map<String, List<Unit.Member>> members = new LinkedHashMap<>();
        for (Service service : servicesInOrder()) {
            String group = find(service.name());
            for (Instance instance : service.instances()) {
                String key = partsReplicas(service, group) ? group + "/" + instance.name() : group;
                members.computeIfAbsent(key, k -> new ArrayList<>()).add(Unit.Member.of(instance, service));
            }
        }
        return members.values().stream().map(this::unit).toList();
    }

    /** Replicas part unless they are bound to another service, or to one another by a volume. */
    private boolean partsReplicas(Service service, String group) {
        if (bonds.containsKey(group)) {
            return false;
        }
        boolean fixedPort = service.ports().stream().anyMatch(p -> p.hostPort().isPresent());
        return fixedPort || service.mounts().stream().noneMatch(Mount.Named.class::isInstance);
    }

    private List<Service> servicesInOrder() {
        Map<String, Integer> depths = stack.depths();
        return stack.services().stream()
                .sorted(Comparator.comparingInt(s -> depths.getOrDefault(s.name(), 0)))
                .toList();
    }

    private Unit unit(List<Unit.Member> members) {
        Map<Integer, String> taken = new LinkedHashMap<>();
        Optional<String> clash = pinClash(members);
        Map<Integer, String> owners = new HashMap<>();
        for (Unit.Member member : members) {
            for (PortMapping port : member.ports()) {
                int[] numbers = slots.of(port);
                for (int slot : numbers) {
                    taken.putIfAbsent(slot, PortSlots.inWords(port).orElse(""));
                    String owner = owners.putIfAbsent(slot, member.name());
                    if (owner != null && !owner.equals(member.name()) && clash.isEmpty()) {
                        clash = Optional.of(owner + " and " + member.name() + " both want host port "
                                + PortSlots.inWords(port).orElse("") + ", but "
                                + bonds.getOrDefault(find(member.service().name()), "they stay together"));
                    }
                }
            }
        }
        return new Unit(
                members,
                members.stream().mapToLong(Unit.Member::needCpu).sum(),
                members.stream().mapToLong(Unit.Member::needMemory).sum(),
                taken.entrySet().stream()
                        .map(e -> new Unit.Slot(e.getKey(), e.getValue()))
                        .toList(),
                clash,
                firstOf(
                        members,
                        m -> Optional.ofNullable(request.pins().get(m.service().name()))),
                standing(members),
                members.stream()
                        .map(m -> m.service().pinnedBy())
                        .flatMap(Optional::stream)
                        .findFirst(),
                bonds.getOrDefault(find(members.getFirst().service().name()), ""));
    }

    private Optional<String> pinClash(List<Unit.Member> members) {
        List<HostId> pins = members.stream()
                .map(m -> Optional.ofNullable(request.pins().get(m.service().name())))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return pins.size() < 2
                ? Optional.empty()
                : Optional.of("you put them on different hosts, but "
                        + bonds.getOrDefault(find(members.getFirst().service().name()), "they stay together"));
    }

    private static Optional<HostId> firstOf(
            List<Unit.Member> members, java.util.function.Function<Unit.Member, Optional<HostId>> of) {
        return members.stream().map(of).flatMap(Optional::stream).findFirst();
    }

    /** Members that must not move decide; else all that run must run on one host. */
    private Optional<HostId> standing(List<Unit.Member> members) {
        List<Unit.Member> fixed =
                members.stream().filter(m -> m.service().pinnedBy().isPresent()).toList();
        Optional<HostId> ofFixed = firstOf(fixed, this::standing);
        List<HostId> all = members.stream()
                .map(this::standing)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return ofFixed.or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    private Optional<HostId> standing(Unit.Member member) {
        return Optional.ofNullable(request.standing().get(member.name()));
    }
}

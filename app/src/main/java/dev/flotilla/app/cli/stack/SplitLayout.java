package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.file.SplitFile;
import dev.flotilla.app.stack.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is where after the moves: as the user says, else as the file or the fleet says, else at home. Without any of them
 * home has a name that stands for it, {@code main}, and no address.
 */
record SplitLayout(
        Fleet fleet, SplitFile file, Map<String, String> moves, Optional<String> home, Map<String, String> addresses) {
    private static final String SOMEWHERE = "main";

    Outcome<Layout> read() {
        List<Problem> problems = new ArrayList<>();
        moves.keySet().stream()
                .filter(s -> file.stack().service(s).isEmpty())
                .forEach(s -> problems.add(Problem.of(
                        "FL-4005",
                        "--move names " + s + ", which is no service of "
                                + file.stack().name() + ".",
                        "Its services are "
                                + String.join(
                                        ", ",
                                        file.stack().services().stream()
                                                .map(Service::name)
                                                .toList())
                                + ".")));
        if (!problems.isEmpty()) {
            return Outcome.failed(problems);
        }
        Map<String, SortedSet<String>> hosts = new HashMap<>();
        String rest = rest();
        for (Service service : file.stack().services()) {
            String host = Optional.ofNullable(moves.get(service.name()))
                    .or(() -> said(service.name()))
                    .orElse(rest);
            hosts.put(service.name(), new TreeSet<>(Set.of(named(host))));
        }
        return Outcome.ok(new Layout(hosts, known(hosts), Map.of()));
    }

    /** Where an earlier split, the file or a pin of the fleet puts it. */
    private Optional<String> said(String service) {
        Optional<HostId> pin = Optional.ofNullable(
                        fleet.stacks().get(file.stack().name()))
                .map(WishedStack::pins)
                .flatMap(pins -> Optional.ofNullable(pins.get(service)));
        return file.now()
                .service(service)
                .flatMap(s -> s.constraint().targetHost())
                .or(() -> pin.flatMap(fleet::host).map(Host::name));
    }

    private String rest() {
        if (home.isPresent()) {
            return home.get();
        }
        Set<String> elsewhere = new HashSet<>();
        moves.values().forEach(h -> elsewhere.add(named(h)));
        List<String> said = file.stack().services().stream()
                .filter(s -> !moves.containsKey(s.name()))
                .map(s -> said(s.name()))
                .flatMap(Optional::stream)
                .map(this::named)
                .distinct()
                .toList();
        if (said.size() == 1) {
            return said.getFirst();
        }
        List<String> others = fleet.hosts().stream()
                .filter(h -> h.status() == HostStatus.ACTIVE && !h.isEmbedded())
                .map(Host::name)
                .filter(h -> !elsewhere.contains(h))
                .toList();
        return others.size() == 1 ? others.getFirst() : SOMEWHERE;
    }

    /** As the fleet writes it. */
    private String named(String host) {
        return fleet.hostNamed(host).map(Host::name).orElse(host);
    }

    private Map<String, String> known(Map<String, SortedSet<String>> hosts) {
        Map<String, String> known = new HashMap<>();
        hosts.values()
                .forEach(some -> some.forEach(name -> fleet.hostNamed(name)
                        .map(Host::reachableAddress)
                        .filter(a -> !Layout.isLoopback(a))
                        .ifPresent(a -> known.put(name, a))));
        addresses.forEach((host, address) -> known.put(named(host), address));
        return known;
    }
}

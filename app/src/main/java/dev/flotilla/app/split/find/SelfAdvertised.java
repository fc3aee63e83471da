package dev.flotilla.app.split.find;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.stack.Advertising;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Services that tell others where they are: their word is the name of a container, which stands for nobody on another
 * host, forwarder or not. What must be set is different for each.
 */
public final class SelfAdvertised {
    /** What says that a service is one of several that send their clients on to one another. */
    private static final Map<String, String> MEMBERS = Map.of(
            "mongo", "--replSet",
            "mongodb", "--replSet",
            "redis", "--cluster-enabled");

    private SelfAdvertised() {}

    /** FL-3204, for those that an edge of these concerns. */
    public static List<Notice> of(Stack stack, Layout layout, List<Edge> edges) {
        List<Notice> notices = new ArrayList<>();
        for (Service service : stack.services()) {
            String program = KnownPorts.program(service);
            Set<String> hosts = concerned(stack, layout, edges, service);
            if (hosts.isEmpty()) {
                continue;
            }
            Advertising.of(program)
                    .filter(h ->
                            says(service).noneMatch(t -> h.settings().stream().anyMatch(t::contains)))
                    .ifPresent(h -> notices.add(notice(service, layout, hosts, h.what())));
            Optional.ofNullable(MEMBERS.get(program))
                    .filter(option -> says(service).anyMatch(t -> t.contains(option)))
                    .ifPresent(o -> notices.add(notice(
                            service,
                            layout,
                            hosts,
                            "let the members announce ADDRESS, or keep their clients on their host")));
        }
        return notices;
    }

    /** The hosts whose consumers are told where this service is. */
    private static Set<String> concerned(Stack stack, Layout layout, List<Edge> edges, Service service) {
        Set<String> through = new TreeSet<>(Set.of(service.name()));
        Advertising.of(KnownPorts.program(service))
                .ifPresent(habit -> stack.services().stream()
                        .filter(s -> habit.through().contains(KnownPorts.program(s)))
                        .map(Service::name)
                        .forEach(through::add));
        Set<String> hosts = new TreeSet<>();
        for (Edge edge : edges) {
            // Who registers itself on another host tells that host's consumers; who is asked for tells its askers.
            if (through.contains(edge.to()) && !edge.from().equals(service.name())) {
                hosts.add(edge.fromHost());
            } else if (edge.from().equals(service.name()) && through.contains(edge.to())) {
                hosts.addAll(edge.toHosts());
            }
        }
        hosts.removeAll(layout.of(service.name()));
        return hosts;
    }

    private static Notice notice(Service service, Layout layout, Set<String> hosts, String what) {
        String on = layout.of(service.name()).stream().findFirst().orElse("");
        String address = layout.address(on).orElse("the address of " + on);
        String port =
                KnownPorts.of(service).stream().findFirst().map(String::valueOf).orElse("PORT");
        String remedy = "At " + service.name() + ": "
                + what.replace(":PORT", ":" + port)
                        .replace("=ADDRESS", "=" + address)
                        .replace("//ADDRESS", "//" + address)
                        .replace("announce ADDRESS", "announce " + address)
                + ".";
        Place place = service.where();
        return new Notice(
                "FL-3204",
                place,
                service.name() + " tells its clients its own address, and a forwarder does not change what it tells.",
                "Clients on " + String.join(", ", hosts) + " would be sent to a name that only " + on + " knows.",
                remedy,
                false);
    }

    private static Stream<String> says(Service service) {
        return Stream.of(
                        service.environment().keySet().stream(),
                        service.command().orElse(List.of()).stream(),
                        service.entrypoint().orElse(List.of()).stream())
                .flatMap(s -> s);
    }
}

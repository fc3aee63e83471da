package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Opening;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses under which ports of its host a sibling is reached: those that it publishes, else its own where they are free. */
final class Openings {
    /** Below the ports that a plan chooses itself. */
    private static final int LAST = 19_999;

    private final Layout layout;
    private final Map<String, Set<Integer>> taken = new LinkedHashMap<>();
    private final Map<String, List<Opening>> chosen = new LinkedHashMap<>();

    Openings(Stack stack, Layout layout) {
        this.layout = layout;
        layout.taken().forEach((host, ports) -> taken(host).addAll(ports));
        for (Service service : stack.services()) {
            for (String host : layout.of(service.name())) {
                boolean open = service.networkMode() instanceof NetworkMode.HostMode;
                service.ports().forEach(p -> {
                    p.hostPort().ifPresent(taken(host)::add);
                    if (open) {
                        taken(host).add(p.containerPort());
                    }
                });
            }
        }
    }

    private Set<Integer> taken(String host) {
        return taken.computeIfAbsent(host, h -> new HashSet<>());
    }

    /** The same for the same port, however often it is asked for. */
    Opening of(Service service, int port) {
        List<Opening> known = chosen.computeIfAbsent(service.name(), s -> new ArrayList<>());
        return known.stream().filter(o -> o.containerPort() == port).findFirst().orElseGet(() -> {
            Opening opening = service.replicas() == 1 ? single(service, port) : several(service, port);
            known.add(opening);
            return opening;
        });
    }

    private Opening single(Service service, int port) {
        for (PortMapping mapping : service.ports()) {
            boolean fits = mapping.containerPort() == port
                    && (mapping.protocol() == Protocol.TCP || isUdp(service, port))
                    && mapping.hostPort().isPresent()
                    && mapping.hostIp().filter(Layout::isLoopback).isEmpty();
            if (fits) {
                return new Opening(
                        service.name(),
                        port,
                        Optional.of(mapping.hostPort().getAsInt()),
                        mapping.hostIp().filter(ip -> !isEvery(ip)),
                        true);
            }
        }
        String host = layout.of(service.name()).first();
        int number = free(host, port);
        taken(host).add(number);
        return new Opening(
                service.name(), port, Optional.of(number), layout.address(host).filter(Openings::isDigits), false);
    }

    /** Whether a port is published for datagrams alone. */
    static boolean isUdp(Service service, int port) {
        return service.ports().stream().anyMatch(p -> p.containerPort() == port && p.protocol() == Protocol.UDP)
                && service.ports().stream().noneMatch(p -> p.containerPort() == port && p.protocol() == Protocol.TCP);
    }

    /** Whether its file tells where other machines reach it. */
    static boolean isOpenUdp(Service service, int port) {
        return service.ports().stream()
                .anyMatch(p -> p.containerPort() == port
                        && p.protocol() == Protocol.UDP
                        && p.hostPort().isPresent()
                        && p.hostIp().filter(Layout::isLoopback).isEmpty());
    }

    private Opening several(Service service, int port) {
        boolean there =
                service.ports().stream().anyMatch(p -> p.containerPort() == port && p.protocol() == Protocol.TCP);
        return new Opening(service.name(), port, Optional.empty(), Optional.empty(), there);
    }

    private int free(String host, int wanted) {
        int number = wanted;
        for (int next = LAST; taken(host).contains(number) && next > 1024; next--) {
            number = next;
        }
        return number;
    }

    /**
     * Where a forwarder leads for one port; empty when no address is known.
     *
     * @param added all ports that the split publishes of this service, in the order in which the file gets them
     */
    List<Forwarder.Target> targets(Service service, int port, List<Integer> added) {
        Opening opening = of(service, port);
        if (opening.hostPort().isPresent()) {
            String host = layout.of(service.name()).first();
            return opening.address()
                    .or(() -> layout.address(host))
                    .<List<Forwarder.Target>>map(a -> List.of(
                            new Forwarder.Target.Fixed(a, opening.hostPort().get())))
                    .orElse(List.of());
        }
        return service.instances().stream()
                .<Forwarder.Target>map(i -> new Forwarder.Target.Told(variable(service, i.name(), port, added)))
                .toList();
    }

    /** As the plan names it: the first published port of a service has the plain name. */
    private static String variable(Service service, String instance, int port, List<Integer> added) {
        List<Integer> order = new ArrayList<>(
                service.ports().stream().map(PortMapping::containerPort).toList());
        order.addAll(added);
        String prefix = instance.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return order.indexOf(port) == 0 ? prefix + "_ENDPOINT" : prefix + "_" + port + "_ENDPOINT";
    }

    private static boolean isEvery(String ip) {
        return ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::");
    }

    private static boolean isDigits(String address) {
        return address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    }
}

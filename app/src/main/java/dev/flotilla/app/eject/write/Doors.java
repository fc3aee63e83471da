package dev.flotilla.app.eject.write;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who has to reach which port of whom: peers, the agreement, HTTP, services that others use across machines, and forwarders. */
final class Doors {
    private final Project project;
    private final Set<Door> doors = new LinkedHashSet<>();

    private Doors(Project project) {
        this.project = project;
    }

    /** A port that is published and that no machine of the fleet needs. */
    record Spare(String address, int port, Protocol protocol, String service) {}

    record Found(List<Door> doors, List<Spare> spare) {}

    static Found of(Project project, List<NodeSource> nodes, List<HostWork> works) {
        Doors found = new Doors(project);
        found.peers(nodes);
        found.agreement();
        works.forEach(consumer -> found.services(consumer, works));
        return new Found(List.copyOf(found.doors), found.spare(works));
    }

    private void peers(List<NodeSource> nodes) {
        for (NodeSource node : nodes) {
            Optional<NodeConfig> config = NodeFiles.config(node);
            if (node.address().isEmpty() || config.isEmpty()) {
                continue;
            }
            NodeConfig mine = config.get();
            String address = node.address().get();
            Set<String> sources = new TreeSet<>();
            mine.peers().stream().map(PeerEntry::host).forEach(sources::add);
            for (NodeSource other : nodes) {
                boolean hasMe = NodeFiles.config(other)
                        .map(c -> c.peers().stream()
                                .anyMatch(p -> p.host().equals(address) && p.heartbeatPort() == mine.heartbeatPort()))
                        .orElse(false);
                if (hasMe) {
                    other.address().ifPresent(sources::add);
                }
            }
            Optional<Integer> http = project.fleet().nodes().stream()
                    .filter(n -> n.host().equals(address) && n.heartbeatPort() == mine.heartbeatPort())
                    .findFirst()
                    .flatMap(CanaryScript::http);
            for (String source : sources) {
                add(address, mine.heartbeatPort(), Protocol.UDP, source, "heartbeats of " + node.name());
                add(address, mine.commsPort(), Protocol.TCP, source, "comms of " + node.name());
                http.ifPresent(port -> add(address, port, Protocol.TCP, source, "HTTP of " + node.name()));
            }
        }
    }

    private void agreement() {
        List<CanaryScript.Member> members = CanaryScript.members(project.fleet());
        for (CanaryScript.Member member : members) {
            for (CanaryScript.Member other : members) {
                add(member.host(), member.control(), Protocol.TCP, other.host(), "control of " + member.id());
                add(member.host(), member.http(), Protocol.TCP, other.host(), "HTTP of " + member.id());
            }
        }
        for (Node node : project.fleet().nodes()) {
            if (!NodeFiles.isCanary(node) && node.controlPort() > 0) {
                project.fleet().nodes().stream()
                        .filter(other -> other.controlPort() > 0)
                        .forEach(other -> add(
                                node.host(),
                                node.controlPort(),
                                Protocol.TCP,
                                other.host(),
                                "control of " + node.name()));
            }
        }
    }

    private void services(HostWork consumer, List<HostWork> works) {
        String source = address(consumer);
        for (HostWork.Work work : consumer.work()) {
            Set<String> uses = new TreeSet<>(HostWork.uses(work.spec()));
            Optional.ofNullable(work.spec().labels().get(Labels.FORWARDS_TO)).ifPresent(uses::add);
            for (HostWork provider : works) {
                if (provider.host().equals(consumer.host())) {
                    continue;
                }
                for (HostWork.Work offered : provider.work()) {
                    boolean used =
                            provider.stack().name().equals(consumer.stack().name())
                                    && uses.contains(offered.service().name());
                    for (PublishedPort port : open(offered.spec())) {
                        if (used || names(work, reached(provider, port) + ":" + port.hostPort())) {
                            add(
                                    address(provider),
                                    port.hostPort(),
                                    port.protocol(),
                                    source,
                                    offered.service().name() + ", used by "
                                            + work.service().name());
                        }
                    }
                }
            }
        }
    }

    /** Whether its author wrote the address into its command or environment, as a forwarder has it. */
    private static boolean names(HostWork.Work work, String place) {
        List<String> texts = new ArrayList<>(work.spec().command().orElse(List.of()));
        work.spec().entrypoint().ifPresent(texts::addAll);
        work.service().environment().values().stream().map(EnvValue::reveal).forEach(texts::add);
        return texts.stream()
                .anyMatch(t ->
                        t.matches("(?s)(?:.*[^0-9A-Za-z.])?" + java.util.regex.Pattern.quote(place) + "(?:[^0-9].*)?"));
    }

    private List<Spare> spare(List<HostWork> works) {
        List<Spare> spare = new ArrayList<>();
        for (HostWork work : works) {
            for (HostWork.Work each : work.work()) {
                for (PublishedPort port : open(each.spec())) {
                    boolean needed = doors.stream()
                            .anyMatch(d -> d.address().equals(address(work))
                                    && d.port() == port.hostPort()
                                    && d.protocol() == port.protocol());
                    Spare one = new Spare(
                            address(work),
                            port.hostPort(),
                            port.protocol(),
                            each.service().name());
                    if (!needed && !spare.contains(one)) {
                        spare.add(one);
                    }
                }
            }
        }
        return spare;
    }

    private static List<PublishedPort> open(ContainerSpec spec) {
        return spec.ports().stream()
                .filter(p -> !p.hostIp().startsWith("127.") && !p.hostIp().equals("::1"))
                .toList();
    }

    private String reached(HostWork provider, PublishedPort port) {
        boolean everywhere = port.hostIp().isEmpty()
                || port.hostIp().equals("0.0.0.0")
                || port.hostIp().equals("::");
        return everywhere ? address(provider) : port.hostIp();
    }

    private String address(HostWork work) {
        return project.fleet().host(work.host()).map(project::address).orElse(work.hostName());
    }

    private void add(String address, int port, Protocol protocol, String source, String why) {
        if (!address.equals(source) && !isLoopback(address) && !isLoopback(source) && port > 0) {
            doors.add(new Door(address, port, protocol, source, why));
        }
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.")
                || address.equals("localhost")
                || address.equals("::1")
                || address.equals("0.0.0.0");
    }
}

package dev.flotilla.app.launch.run;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.LaunchLabels;
import dev.flotilla.app.launch.Link;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all nodes of a launch have in common, and what becomes of it for each of them. */
record Recipe(String image, Optional<Integer> port, Map<String, EnvValue> environment) {
    Recipe {
        environment = Map.copyOf(environment);
    }

    /** @param networks whether the engine has networks */
    ContainerSpec of(NodeBase base, int index, Host host, boolean networks) {
        String name = base.name(index);
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(LaunchLabels.BASE, base.text());
        labels.put(LaunchLabels.INDEX, Integer.toString(index));
        port.ifPresent(p -> labels.put(LaunchLabels.PORT, Integer.toString(p)));
        if (!environment.isEmpty()) {
            labels.put(LaunchLabels.ENVIRONMENT, String.join(",", new TreeMap<>(environment).keySet()));
        }
        return new ContainerSpec(
                name,
                image,
                Optional.empty(),
                Optional.empty(),
                environment,
                port.map(p -> List.of(new PublishedPort(address(host), p + index - 1, p, Protocol.TCP)))
                        .orElse(List.of()),
                List.of(),
                List.of(),
                labels,
                // A node that has crashed stays as it is, so that it can be seen.
                RestartPolicy.NO,
                Optional.empty(),
                Optional.empty(),
                "bridge",
                networks ? List.of(new NetworkJoin(base.network(), List.of(name))) : List.of(),
                Limits.NONE,
                RuntimeOptions.NONE.withHostname(name));
    }

    /** A link publishes nothing: only the nodes of its host see it. */
    static ContainerSpec of(NodeBase base, Link link) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(LaunchLabels.BASE, base.text());
        labels.put(LaunchLabels.LINK, Integer.toString(link.index()));
        labels.put(LaunchLabels.PORT, Integer.toString(link.port()));
        labels.put(LaunchLabels.TARGET, link.target());
        String to = "TCP:" + link.target();
        Duration often = Duration.ofSeconds(5);
        return new ContainerSpec(
                link.name(base),
                Link.IMAGE,
                Optional.of(List.of("TCP4-LISTEN:" + link.port() + ",fork,reuseaddr", to + ",connect-timeout=10")),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                labels,
                new RestartPolicy(RestartPolicy.Kind.UNLESS_STOPPED, 0),
                Optional.of(new HealthCheck(
                        List.of("CMD", "socat", "-u", "OPEN:/dev/null", to + ",connect-timeout=3"),
                        Optional.of(often),
                        Optional.of(often),
                        Optional.of(2),
                        Optional.of(often))),
                Optional.empty(),
                "bridge",
                List.of(new NetworkJoin(base.network(), List.of(base.name(link.index())))),
                Limits.NONE,
                RuntimeOptions.NONE);
    }

    /** Engines bind ports to addresses, not to names. */
    private static String address(Host host) {
        try {
            return InetAddress.getByName(host.reachableAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            return host.reachableAddress();
        }
    }
}

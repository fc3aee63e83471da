package dev.flotilla.app.peers.setup;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.push.PushWish;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The container that is made of a setup. */
public final class SetupSpec {
    /** On all addresses of both families, as {@code docker run -p} without an address does. */
    private static final String EVERYWHERE = "";

    private SetupSpec() {}

    /** What a push of the setup wishes. */
    public static PushWish wish(NodeSetup setup) {
        Map<String, EnvValue> environment = new LinkedHashMap<>();
        setup.environment().forEach((name, value) -> environment.put(name, EnvValue.of(name, value)));
        return new PushWish(setup.name(), setup.config(), environment, Optional.of(of(setup)));
    }

    static ContainerSpec of(NodeSetup setup) {
        boolean host = setup.network() == NodeSetup.Network.HOST;
        return new ContainerSpec(
                setup.name(),
                setup.image(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                host ? List.of() : ports(setup),
                List.of(),
                setup.mounts().stream().map(SetupSpec::mount).toList(),
                new TreeMap<>(),
                new RestartPolicy(restart(setup.restart()), 0),
                Optional.empty(),
                Optional.empty(),
                host ? "host" : "bridge",
                List.of(),
                Limits.NONE,
                setup.isOurs() ? RuntimeOptions.NONE : RuntimeOptions.NONE.withTerminal());
    }

    private static RestartPolicy.Kind restart(String word) {
        for (RestartPolicy.Kind kind : RestartPolicy.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private static List<PublishedPort> ports(NodeSetup setup) {
        List<PublishedPort> all = new ArrayList<>();
        for (String text : setup.ports()) {
            String ip = text.matches("[0-9]+\\.[0-9.]+:.*") ? text.substring(0, text.indexOf(':')) : EVERYWHERE;
            for (Published range : PortText.read(List.of(text))) {
                for (int i = 0; i < range.count(); i++) {
                    all.add(new PublishedPort(
                            ip, range.hostFrom() + i, range.inFrom() + i, range.udp() ? Protocol.UDP : Protocol.TCP));
                }
            }
        }
        return all;
    }

    private static Mount mount(String text) {
        String[] parts = text.split(":", 3);
        boolean readOnly = parts.length > 2 && parts[2].equals("ro");
        return parts[0].startsWith("/")
                ? new Mount.Bind(parts[0], parts[1], readOnly)
                : new Mount.Named(parts[0], parts[1], readOnly);
    }
}

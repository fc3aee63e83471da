package dev.flotilla.app.docker;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes container specs for tests, one difference at a time. */
public final class Specs {
    private Specs() {}

    public static ContainerSpec of(String name, String image, List<String> command) {
        return new ContainerSpec(
                name,
                image,
                command.isEmpty() ? Optional.empty() : Optional.of(command),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of("dev.flotilla.test", "contract")),
                RestartPolicy.NO,
                Optional.empty(),
                Optional.empty(),
                "bridge",
                List.of(),
                Limits.NONE,
                RuntimeOptions.NONE);
    }

    public static ContainerSpec withEnvironment(ContainerSpec s, String name, String value) {
        Map<String, EnvValue> more = new LinkedHashMap<>(s.environment());
        more.put(name, EnvValue.of(name, value));
        return copy(s, more, s.ports(), s.mounts(), s.healthCheck(), s.networks());
    }

    public static ContainerSpec withPorts(ContainerSpec s, PublishedPort... ports) {
        return copy(s, s.environment(), List.of(ports), s.mounts(), s.healthCheck(), s.networks());
    }

    public static ContainerSpec withMounts(ContainerSpec s, Mount... mounts) {
        return copy(s, s.environment(), s.ports(), List.of(mounts), s.healthCheck(), s.networks());
    }

    public static ContainerSpec withHealth(ContainerSpec s, HealthCheck check) {
        return copy(s, s.environment(), s.ports(), s.mounts(), Optional.of(check), s.networks());
    }

    public static ContainerSpec withNetworks(ContainerSpec s, NetworkJoin... networks) {
        return copy(s, s.environment(), s.ports(), s.mounts(), s.healthCheck(), List.of(networks));
    }

    private static ContainerSpec copy(
            ContainerSpec s,
            Map<String, EnvValue> environment,
            List<PublishedPort> ports,
            List<Mount> mounts,
            Optional<HealthCheck> health,
            List<NetworkJoin> networks) {
        return new ContainerSpec(
                s.name(),
                s.image(),
                s.command(),
                s.entrypoint(),
                environment,
                ports,
                s.exposed(),
                mounts,
                s.labels(),
                s.restart(),
                health,
                s.user(),
                s.networkMode(),
                networks,
                s.limits(),
                s.options());
    }
}

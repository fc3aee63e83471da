package dev.flotilla.app.ui.sample;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.secret.EnvValue;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that knows the sample fleet: it inspects, and lets a test write the log. Every other call is a mistake. */
public final class SampleEngine {
    private final List<Stream<LogLine>> logs = new ArrayList<>();
    private int closedLogs;

    /** The engine of a host; only inspect, logs and events may be called. */
    public Engine of(Host host) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    List<Object> given = arguments == null ? List.of() : List.of(arguments);
                    return switch (method.getName()) {
                        case "inspect" -> inspect(host, (ContainerId) given.getFirst());
                        case "logs" -> follow((LogRequest) given.get(1), given.get(2));
                        case "events" -> events(given.getFirst());
                        default -> throw new IllegalStateException("not in the sample: " + method);
                    };
                });
    }

    private static ContainerDetail inspect(Host host, ContainerId id) {
        RunningContainer container = SampleFleet.observed().host(host.id()).containers().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        Map<String, EnvValue> environment = new LinkedHashMap<>();
        environment.put("NODE_ENV", EnvValue.of("NODE_ENV", "production"));
        environment.put("POSTGRES_ENDPOINT", EnvValue.of("POSTGRES_ENDPOINT", "192.0.2.20:5432"));
        environment.put("POSTGRES_PASSWORD", EnvValue.of("POSTGRES_PASSWORD", "correct horse"));
        return new ContainerDetail(
                container,
                environment,
                List.of("node", "server.js"),
                List.of(),
                "unless-stopped",
                Optional.of("node"),
                Map.of("my-app_default", "172.18.0.3"),
                0,
                false,
                "",
                List.of());
    }

    @SuppressWarnings("unchecked") // the port's own signature says so
    private Subscription follow(LogRequest request, Object stream) {
        if (!request.follow() || request.tail() != 1_000) {
            throw new IllegalStateException("asked for " + request);
        }
        logs.add((Stream<LogLine>) stream);
        return () -> closedLogs++;
    }

    @SuppressWarnings("unchecked") // the port's own signature says so
    private static Subscription events(Object stream) {
        ((Stream<EngineEvent>) stream)
                .next(new EngineEvent(SampleFleet.NOW, "container", "start", String.format("%064x", 12), Map.of()));
        return () -> {};
    }

    /** The container writes a line. */
    public void write(String text) {
        logs.forEach(s -> s.next(new LogLine(Optional.of(Instant.EPOCH), text.startsWith("error"), text)));
    }

    /** The container ends. */
    public void end() {
        logs.forEach(s -> s.ended(Optional.empty()));
    }

    public int closedLogs() {
        return closedLogs;
    }
}

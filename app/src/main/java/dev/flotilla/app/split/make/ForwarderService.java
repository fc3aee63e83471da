package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Forwarder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A forwarder as a service of a compose file: socat where it leads to one place, else HAProxy, whose configuration comes by
 * its environment because its host shares no files with ours. It publishes nothing
 * unless that was asked for.
 */
final class ForwarderService {
    static final String ONE = "alpine/socat:latest";
    /** Debian's: its shell can open connections, which the health check needs. */
    static final String SEVERAL = "haproxy:lts";

    private static final String CONFIG = "FORWARDER_CONFIG";

    private ForwarderService() {}

    /** @param waits services it waits for, each with the condition, as compose writes it */
    static Map<String, Object> of(Forwarder forwarder, Map<String, String> waits) {
        Map<String, Object> service = new LinkedHashMap<>();
        forwarder
                .only()
                .ifPresentOrElse(
                        target -> one(forwarder.lines().getFirst().port(), target, service),
                        () -> several(forwarder, service));
        if (forwarder.published()) {
            service.put(
                    "ports",
                    forwarder.lines().stream()
                            .map(l -> "127.0.0.1:" + l.port() + ":" + l.port())
                            .toList());
        }
        service.put("restart", "unless-stopped");
        if (!waits.isEmpty()) {
            Map<String, Object> conditions = new LinkedHashMap<>();
            waits.forEach((name, condition) -> conditions.put(name, Map.of("condition", condition)));
            service.put("depends_on", conditions);
        }
        Map<String, Object> networks = new LinkedHashMap<>();
        forwarder.networks().forEach(n -> networks.put(n, Map.of("aliases", forwarder.aliases())));
        if (!forwarder.hasWayOut()) {
            networks.putIfAbsent("default", Map.of());
        }
        service.put("networks", networks);
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("dev.flotilla.stands-in-for", forwarder.sibling());
        labels.put("dev.flotilla.forwards-to", String.join(",", forwarder.targetHosts()));
        service.put("labels", labels);
        service.put("x-flotilla", Map.of("targetHost", forwarder.host()));
        return service;
    }

    private static void one(int port, Forwarder.Target.Fixed target, Map<String, Object> service) {
        String to = "TCP:" + escaped(target.inWords());
        service.put("image", ONE);
        service.put("command", List.of("TCP4-LISTEN:" + port + ",fork,reuseaddr", to + ",connect-timeout=10"));
        service.put("healthcheck", health(List.of("CMD", "socat", "-u", "OPEN:/dev/null", to + ",connect-timeout=3")));
    }

    private static void several(Forwarder forwarder, Map<String, Object> service) {
        service.put("image", SEVERAL);
        service.put("environment", Map.of(CONFIG, configuration(forwarder)));
        service.put(
                "command",
                List.of(
                        "sh",
                        "-c",
                        "printf '%s\\n' \"$$" + CONFIG
                                + "\" > /tmp/haproxy.cfg && exec haproxy -db -f /tmp/haproxy.cfg"));
        // What haproxy's image asks for waits for open connections, some of which never end.
        service.put("stop_signal", "SIGTERM");
        service.put("healthcheck", health(List.of("CMD", "bash", "-c", probes(forwarder))));
    }

    private static Map<String, Object> health(List<String> test) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("test", test);
        health.put("interval", "5s");
        health.put("timeout", "5s");
        health.put("retries", 2);
        health.put("start_period", "5s");
        return health;
    }

    private static String configuration(Forwarder forwarder) {
        List<String> lines = new ArrayList<>(List.of(
                "defaults",
                "  mode tcp",
                "  timeout connect 10s",
                "  timeout client 24h",
                "  timeout server 24h",
                "  default-server check inter 2s init-addr last,libc,none"));
        for (Forwarder.Line line : forwarder.lines()) {
            lines.add("listen port" + line.port());
            lines.add("  bind :" + line.port());
            int number = 1;
            for (Forwarder.Target target : line.targets()) {
                lines.add("  server s" + number++ + " "
                        + switch (target) {
                            case Forwarder.Target.Fixed fixed -> escaped(fixed.inWords());
                            case Forwarder.Target.Told told -> "\"$${" + told.variable() + "}\"";
                        });
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Succeeds when on every line one of the targets takes a connection. */
    private static String probes(Forwarder forwarder) {
        List<String> all =
                new ArrayList<>(List.of("t() { timeout 2 bash -c \"exec 3<>/dev/tcp/$$1/$$2\" 2>/dev/null; }"));
        for (Forwarder.Line line : forwarder.lines()) {
            List<String> either = line.targets().stream()
                    .map(target -> switch (target) {
                        case Forwarder.Target.Fixed(String host, int port) -> "t " + escaped(host) + " " + port;
                        case Forwarder.Target.Told(String v) -> "t \"$${" + v + "%:*}\" \"$${" + v + "##*:}\"";
                    })
                    .toList();
            all.add("{ " + String.join(" || ", either) + "; } || exit 1");
        }
        return String.join("; ", all);
    }

    /** A dollar sign begins a variable in a compose file. */
    private static String escaped(String text) {
        return text.replace("$", "$$");
    }
}

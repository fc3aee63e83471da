package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Opening;
import dev.flotilla.app.split.text.ComposeEdit;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a split into a compose file. What the file's form does not take is told by {@link #refused}. */
final class Writing {
    private final Stack stack;
    private final ComposeEdit edit;
    private final List<String> refused = new ArrayList<>();

    Writing(Stack stack, ComposeEdit edit) {
        this.stack = stack;
        this.edit = edit;
    }

    /** Keys that could not be written, in words. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void must(boolean done, String what) {
        if (!done) {
            refused.add(what);
        }
    }

    /** @param missing in the order in which they are published */
    void open(Service service, List<Opening> missing) {
        List<String> path = List.of("services", service.name(), "ports");
        List<Object> ports = missing.stream().map(Writing::inWords).toList();
        String what = "the ports of " + service.name();
        if (edit.has(path)) {
            ports.forEach(port -> must(edit.append(path, port), what));
            return;
        }
        // What a merged mapping gives is lost by a key of one's own, so it is said again.
        List<Object> all =
                new ArrayList<>(service.ports().stream().map(Writing::inWords).toList());
        all.addAll(ports);
        must(edit.put(path.subList(0, 2), "ports", all), what);
    }

    private static Object inWords(Opening opening) {
        String inside = String.valueOf(opening.containerPort());
        return opening.hostPort()
                .map(number -> opening.address().map(a -> a + ":").orElse("") + number + ":" + inside)
                .orElse(inside);
    }

    private static Object inWords(PortMapping port) {
        String ip = port.hostIp()
                .map(a -> (a.contains(":") ? "[" + a + "]" : a) + ":")
                .orElse("");
        String number = port.hostPort().isPresent() ? port.hostPort().getAsInt() + ":" : "";
        return ip + number + port.containerPort() + "/" + port.protocol().word();
    }

    /** Lets a service wait for forwarders until they reach their targets. */
    void waits(Service service, List<String> forwarders) {
        List<String> path = List.of("services", service.name(), "depends_on");
        String what = "depends_on of " + service.name();
        Map<String, Object> conditions = new LinkedHashMap<>();
        if (edit.has(path)) {
            for (String forwarder : forwarders) {
                must(
                        edit.append(path, forwarder)
                                || edit.put(path, forwarder, Map.of("condition", "service_healthy")),
                        what);
            }
            return;
        }
        service.dependsOn().forEach((name, on) -> conditions.put(name, Map.of("condition", on.word())));
        forwarders.forEach(f -> conditions.put(f, Map.of("condition", "service_healthy")));
        must(edit.put(path.subList(0, 2), "depends_on", conditions), what);
    }

    void add(Forwarder forwarder, Map<String, String> waits) {
        must(
                edit.put(List.of("services"), forwarder.name(), ForwarderService.of(forwarder, waits)),
                "the service " + forwarder.name());
    }

    void rewrite(Ways ways, Edge edge) {
        ways.addressing(edge)
                .ifPresent(to -> Ways.texts(edge)
                        .forEach(text -> must(
                                ways.rewrite(edge, text, to, false), text.kind().word() + " of " + edge.from())));
    }

    /** Says in the file where each service goes. */
    void place(Layout layout) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        for (Service service : stack.services()) {
            layout.of(service.name()).stream()
                    .findFirst()
                    .ifPresent(host -> constraints.put(service.name(), Map.of("targetHost", host)));
        }
        List<String> top = List.of("x-flotilla");
        if (!edit.has(top)) {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("strategy", Strategy.MANUAL.word());
            block.put("constraints", constraints);
            must(edit.put(List.of(), "x-flotilla", block), "x-flotilla");
            return;
        }
        if (stack.strategy() != Strategy.MANUAL) {
            put(top, "strategy", Strategy.MANUAL.word());
        }
        List<String> all = List.of("x-flotilla", "constraints");
        if (!edit.has(all)) {
            must(edit.put(top, "constraints", constraints), "x-flotilla");
            return;
        }
        constraints.forEach((service, constraint) -> {
            List<String> own = List.of("x-flotilla", "constraints", service);
            if (!edit.has(own)) {
                must(edit.put(all, service, constraint), "x-flotilla.constraints");
            } else if (constraint instanceof Map<?, ?> map) {
                String key = edit.has(List.of("x-flotilla", "constraints", service, "host")) ? "host" : "targetHost";
                put(own, key, String.valueOf(map.get("targetHost")));
            }
        });
    }

    private void put(List<String> path, String key, String value) {
        List<String> own = new ArrayList<>(path);
        own.add(key);
        must(edit.has(own) ? edit.set(own, value) : edit.put(path, key, value), String.join(".", own));
    }
}

package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rarer settings, and which of them tie a service to its host. */
final class ComposeOptions {
    private ComposeOptions() {}

    static RuntimeOptions read(Fields fields, ServiceDraft draft) {
        boolean privileged = flag(fields, "privileged");
        List<String> devices = list(fields, "devices");
        if (privileged) {
            draft.pinnedBy.add("it runs privileged");
        }
        if (!devices.isEmpty() || fields.take("gpus").isPresent()) {
            draft.pinnedBy.add("it uses devices of its host");
        }
        Optional<Fields> logging = fields.take("logging").map(Node::fields);
        Optional<String> driver = logging.flatMap(l -> l.take("driver")).flatMap(Node::text);
        SortedMap<String, String> logOptions = new TreeMap<>(
                logging.flatMap(l -> l.take("options")).map(Pairs::of).orElse(Map.of()));
        logging.ifPresent(Fields::keepRest);
        return new RuntimeOptions(
                text(fields, "hostname"),
                text(fields, "working_dir"),
                list(fields, "cap_add"),
                list(fields, "cap_drop"),
                privileged,
                devices,
                ulimits(fields),
                list(fields, "security_opt"),
                driver,
                logOptions,
                extraHosts(fields),
                flag(fields, "init"),
                flag(fields, "read_only"),
                ComposeDeploy.whole(fields.take("shm_size").flatMap(n -> n.parsed(Quantity.SIZE, Quantity::bytes))),
                text(fields, "stop_signal"),
                fields.take("stop_grace_period").flatMap(n -> n.parsed(Quantity.DURATION, Quantity::duration)),
                flag(fields, "tty"),
                flag(fields, "stdin_open"),
                list(fields, "dns"),
                new TreeMap<>(fields.take("sysctls").map(Pairs::of).orElse(Map.of())),
                text(fields, "pid"),
                text(fields, "ipc"));
    }

    private static Optional<String> text(Fields fields, String key) {
        return fields.take(key).flatMap(Node::text);
    }

    private static boolean flag(Fields fields, String key) {
        return fields.take(key).flatMap(Node::bool).orElse(false);
    }

    private static List<String> list(Fields fields, String key) {
        return fields.take(key).map(Node::texts).orElse(List.of());
    }

    /** {@code nofile: 1024} or {@code nofile: {soft: 1024, hard: 2048}}. */
    private static SortedMap<String, RuntimeOptions.Ulimit> ulimits(Fields fields) {
        SortedMap<String, RuntimeOptions.Ulimit> ulimits = new TreeMap<>();
        fields.take("ulimits")
                .ifPresent(node -> node.fields().all().forEach(entry -> {
                    if (entry.value().isTable()) {
                        Fields both = entry.value().fields();
                        Optional<Long> soft = both.take("soft").flatMap(ComposeOptions::limit);
                        Optional<Long> hard = both.take("hard").flatMap(ComposeOptions::limit);
                        both.keepRest();
                        if (soft.isPresent() && hard.isPresent()) {
                            ulimits.put(entry.name(), new RuntimeOptions.Ulimit(soft.get(), hard.get()));
                        } else {
                            entry.at().error(ReadCode.VALUE, "a ulimit wants soft and hard", "Write both numbers");
                        }
                    } else {
                        limit(entry.value()).ifPresent(n -> ulimits.put(entry.name(), new RuntimeOptions.Ulimit(n, n)));
                    }
                }));
        return ulimits;
    }

    private static Optional<Long> limit(Node node) {
        return node.parsed(
                "a whole number, or -1 for no limit",
                text -> text.matches("-1|[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty());
    }

    /** As the engine wants them: {@code name:address}. */
    private static List<String> extraHosts(Fields fields) {
        List<String> hosts = new ArrayList<>();
        fields.take("extra_hosts").ifPresent(node -> {
            if (node.isTable()) {
                node.fields().all().forEach(e -> e.value().texts().forEach(a -> hosts.add(e.name() + ":" + a)));
            } else {
                node.texts()
                        .forEach(text -> hosts.add(
                                text.indexOf('=') > 0
                                        ? text.replaceFirst("=", ":").replaceAll("[\\[\\]]", "")
                                        : text));
            }
        });
        return hosts;
    }
}

package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.PortText;
import dev.flotilla.app.stack.read.text.ShellWords;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One service of a compose file. */
final class ComposeService {
    private static final Set<String> PULL_POLICIES =
            Set.of("always", "never", "missing", "if_not_present", "build", "daily", "weekly");

    private final ServiceDraft draft;
    private final Fields fields;
    private final Surroundings around;
    private final ComposeSecrets secrets;

    ComposeService(Fields.Named entry, Fields fields, Surroundings around, ComposeSecrets secrets) {
        this.draft = new ServiceDraft(entry.name(), entry.at().place());
        this.draft.imageUnreadable = !entry.value().isTable() && !entry.value().isNull();
        this.fields = fields;
        this.around = around;
        this.secrets = secrets;
    }

    ServiceDraft read() {
        image();
        commands();
        ComposeEnvironment.read(fields, draft, around);
        ports();
        ComposeMounts.read(fields, draft, around);
        secrets.service(fields, draft);
        fields.take("labels").ifPresent(node -> draft.labels.putAll(Pairs.of(node)));
        fields.take("restart").flatMap(ComposeService::restart).ifPresent(r -> draft.restart = Optional.of(r));
        fields.take("healthcheck").flatMap(ComposeHealth::read).ifPresent(h -> {
            draft.healthCheck = Optional.of(h);
            draft.addCommandWords(h.test(), draft.where);
        });
        fields.take("user").flatMap(Node::text).ifPresent(u -> draft.user = Optional.of(u));
        ComposeNetworks.read(fields, draft);
        dependencies();
        ComposeDeploy.read(fields, draft);
        draft.options = ComposeOptions.read(fields, draft);
        fields.take("x-flotilla").ifPresent(node -> FlotillaExtension.service(node.fields(), draft));
        fields.ignore("start_first", "attach", "annotations");
        fields.keepRest();
        return draft;
    }

    private void image() {
        fields.take("image").ifPresent(node -> {
            draft.image = node.text().map(text -> new ServiceDraft.At<>(text, node.place()));
            draft.imageUnreadable = draft.image.isEmpty();
        });
        if (fields.take("build").isPresent()) {
            draft.built = true;
            draft.pinnedBy.add("it is built where its source is");
        }
        fields.take("container_name")
                .ifPresent(node -> node.text()
                        .ifPresent(
                                text -> draft.containerName = Optional.of(new ServiceDraft.At<>(text, node.place()))));
        fields.take("pull_policy")
                .ifPresent(node -> node.text().ifPresent(text -> {
                    if (PULL_POLICIES.contains(text) || text.startsWith("every_")) {
                        draft.pullPolicy = Optional.of(text);
                    } else {
                        node.error(
                                ReadCode.VALUE, "\"" + text + "\" is no pull policy", "Write always, missing or never");
                    }
                }));
        fields.take("extends")
                .ifPresent(node -> node.error(
                        ReadCode.UNSUPPORTED,
                        "extends is not read, so \"" + draft.name + "\" would be incomplete",
                        "Write one file with \"docker compose config\" and open that"));
    }

    private void commands() {
        draft.command = fields.take("command").flatMap(this::words);
        draft.entrypoint = fields.take("entrypoint").flatMap(this::words);
    }

    private Optional<List<String>> words(Node node) {
        Optional<List<String>> words = node.isRow()
                ? Optional.of(node.texts())
                : node.text().flatMap(text -> {
                    Optional<List<String>> split = ShellWords.split(text);
                    if (split.isEmpty()) {
                        node.error(
                                ReadCode.VALUE,
                                "a quote in " + node.shortKey() + " is not closed",
                                "Close it, or write the words as a list");
                    }
                    return split;
                });
        words.ifPresent(w -> draft.addCommandWords(w, node.place()));
        return words;
    }

    private void ports() {
        fields.take("ports").ifPresent(node -> node.items().forEach(this::port));
        fields.take("expose")
                .ifPresent(node -> node.items()
                        .forEach(item -> item.text().ifPresent(text -> {
                            List<Integer> ports = PortText.exposed(text);
                            if (ports.isEmpty()) {
                                item.error(
                                        ReadCode.PORT,
                                        "\"" + text + "\" is not a port",
                                        "Write a number from 1 to 65535");
                            }
                            draft.exposed.addAll(ports);
                        })));
    }

    private void port(Node node) {
        PortText.Read read = node.isTable()
                ? longPort(node.fields())
                : node.text().map(PortText::read).orElse(NOTHING);
        read.wrong()
                .ifPresent(wrong -> node.error(
                        ReadCode.PORT,
                        wrong,
                        "Write container, host:container or address:host:container, ports 1 to 65535"));
        read.ports().forEach(p -> draft.ports.add(new ServiceDraft.At<>(p, node.place())));
    }

    private static final PortText.Read NOTHING = new PortText.Read(List.of(), Optional.empty());

    private static PortText.Read longPort(Fields port) {
        String target = port.take("target").flatMap(Node::text).orElse("");
        String published = port.take("published").flatMap(Node::text).orElse("");
        Optional<String> ip = port.take("host_ip").flatMap(Node::text);
        String word = port.take("protocol").flatMap(Node::text).orElse("tcp");
        port.ignore("mode", "name", "app_protocol");
        port.keepRest();
        return PortText.protocol(word)
                .map(protocol -> PortText.read(ip, published, target, protocol))
                .orElseGet(() -> new PortText.Read(
                        List.of(), Optional.of("the protocol of a port is tcp, udp or sctp, not \"" + word + "\"")));
    }

    private void dependencies() {
        fields.take("depends_on").ifPresent(node -> {
            if (node.isTable()) {
                node.fields().all().forEach(this::conditional);
            } else {
                node.items()
                        .forEach(item -> item.text()
                                .ifPresent(name -> draft.addDependency(name, DependsOn.STARTED, item.place())));
            }
        });
        fields.take("links")
                .ifPresent(node -> node.items()
                        .forEach(item -> item.text().ifPresent(text -> {
                            String name = text.split(":", 2)[0];
                            draft.addDependency(name, DependsOn.STARTED, item.place());
                            draft.words.add(new ServiceDraft.Words("LINK_HOST", name, item.place()));
                            if (text.contains(":") && !text.equals(name + ":" + name)) {
                                item.warn(
                                        ReadCode.KEPT,
                                        "the other name in the link \"" + text + "\" is kept in the file, but Flotilla"
                                                + " does not act on it; give \"" + name + "\" a network alias instead");
                            }
                        })));
        draft.networkMode.ifPresent(mode -> {
            if (mode.value() instanceof NetworkMode.OfService of) {
                draft.addDependency(of.service(), DependsOn.STARTED, mode.place());
            }
        });
    }

    private void conditional(Fields.Named entry) {
        Fields waiting = entry.value().fields();
        Optional<Node> condition = waiting.take("condition");
        DependsOn wanted = DependsOn.STARTED;
        if (condition.isPresent()) {
            String word = condition.get().text().orElse("");
            Optional<DependsOn> known = java.util.Arrays.stream(DependsOn.values())
                    .filter(d -> d.word().equals(word))
                    .findFirst();
            if (known.isEmpty()) {
                condition
                        .get()
                        .error(
                                ReadCode.VALUE,
                                "\"" + word + "\" is no condition to wait for",
                                "Write service_started, service_healthy or service_completed_successfully");
            }
            wanted = known.orElse(DependsOn.STARTED);
        }
        if (!waiting.take("required").flatMap(Node::bool).orElse(true)) {
            draft.optionalDependencies.add(entry.name());
        }
        waiting.ignore("restart");
        waiting.keepRest();
        draft.addDependency(entry.name(), wanted, entry.at().place());
    }

    /** Of {@code restart}; YAML's false is the word no. */
    static Optional<RestartPolicy> restart(Node node) {
        String text = node.text().orElse("no");
        String[] parts = text.split(":", 2);
        for (RestartPolicy.Kind kind : RestartPolicy.Kind.values()) {
            if (kind.word().equals(parts[0])) {
                if (parts.length == 1) {
                    return Optional.of(new RestartPolicy(kind, 0));
                }
                if (kind == RestartPolicy.Kind.ON_FAILURE && parts[1].matches("[0-9]{1,6}")) {
                    return Optional.of(new RestartPolicy(kind, Integer.parseInt(parts[1])));
                }
            }
        }
        if (text.equals("false")) {
            return Optional.of(RestartPolicy.NO);
        }
        node.error(
                ReadCode.VALUE,
                "\"" + text + "\" is no restart policy",
                "Write no, always, unless-stopped, on-failure or on-failure:5");
        return Optional.empty();
    }
}

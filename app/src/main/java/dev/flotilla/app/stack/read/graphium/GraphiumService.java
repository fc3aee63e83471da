package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.MountText;
import dev.flotilla.app.stack.read.text.PortText;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.text.ShellWords;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One container of a Graphium file, in the words of any dialect. */
final class GraphiumService {
    private static final String ID_PREFIX = "container:";

    private final ServiceDraft draft;
    private final Fields fields;
    private final Surroundings around;

    private GraphiumService(ServiceDraft draft, Fields fields, Surroundings around) {
        this.draft = draft;
        this.fields = fields;
        this.around = around;
    }

    static ServiceDraft read(Node node, Surroundings around) {
        Fields fields = node.fields();
        Optional<Node> wrapped = fields.take("item").filter(Node::isTable);
        if (wrapped.isPresent() && fields.take("name").isEmpty()) {
            fields.ignore("@type", "position");
            fields.keepRest();
            return read(wrapped.get(), around);
        }
        Optional<Node> name = fields.takeAny("name", "identifier");
        if (name.isEmpty() && node.isTable()) {
            node.error(ReadCode.MISSING, "a service has no name", "Add its name");
        }
        Node at = name.orElse(node);
        ServiceDraft draft = new ServiceDraft(name.flatMap(Node::text).orElse("unnamed"), at.place());
        new GraphiumService(draft, fields, around).fill();
        return draft;
    }

    private void fill() {
        fields.ignore("@id", "@type", "position", "description", "applicationCategory");
        fields.take("image").ifPresent(node -> {
            draft.image = node.text().map(text -> new ServiceDraft.At<>(text, node.place()));
            draft.imageUnreadable = draft.image.isEmpty();
        });
        fields.take("ports").ifPresent(node -> node.items().forEach(this::port));
        fields.take("containerPort").ifPresent(node -> node.oneOrMany().forEach(this::port));
        environment();
        for (String key : List.of("volumes", "volumeMounts", "volumeMount")) {
            fields.take(key).ifPresent(node -> node.items().forEach(this::mount));
        }
        fields.takeAny("healthCheck", "healthcheck")
                .flatMap(GraphiumHealth::read)
                .ifPresent(h -> draft.healthCheck = Optional.of(h));
        fields.take("dependsOn").ifPresent(node -> node.oneOrMany().forEach(this::dependency));
        commands();
        fields.take("user").flatMap(Node::text).ifPresent(u -> draft.user = Optional.of(u));
        fields.take("labels")
                .ifPresent(node -> node.fields()
                        .all()
                        .forEach(e -> e.value().text().ifPresent(text -> draft.labels.put(e.name(), text))));
        fields.takeAny("restartPolicy", "restart").ifPresent(this::restart);
        fields.takeAny("resources", "deploy").ifPresent(node -> resources(node.fields()));
        fields.take("replicas")
                .flatMap(n -> n.integer("the number of replicas", 0, 1_000))
                .ifPresent(n -> draft.replicas = n);
        fields.take("locatedInHost").flatMap(GraphiumDialect::reference).ifPresent(host -> {
            Constraint now = draft.constraint;
            draft.constraint = new Constraint(
                    Optional.of(host), now.datacenter(), now.minCpu(), now.minMemoryBytes(), now.labels());
        });
        fields.keepRest();
    }

    private void environment() {
        fields.take("environment").ifPresent(node -> {
            if (node.isRow()) {
                node.items().forEach(this::variable);
            } else {
                node.fields()
                        .all()
                        .forEach(e -> put(
                                e.name(),
                                e.value().isNull() ? Optional.of("") : e.value().text(),
                                e.value()));
            }
        });
        fields.take("environmentVariable").ifPresent(node -> node.items().forEach(this::variable));
    }

    private void variable(Node node) {
        if (!node.isTable()) {
            node.text().ifPresent(text -> {
                String[] parts = text.split("=", 2);
                put(parts[0], Optional.of(parts.length == 2 ? parts[1] : ""), node);
            });
            return;
        }
        Fields pair = node.fields();
        String name = pair.take("name").flatMap(Node::text).orElse("");
        Optional<Node> value = pair.take("value");
        pair.ignore("@type", "description");
        pair.keepRest();
        put(name, value.isEmpty() ? Optional.of("") : value.flatMap(Node::text), value.orElse(node));
    }

    private void put(String name, Optional<String> value, Node at) {
        if (name.isBlank()) {
            at.error(ReadCode.MISSING, "an environment variable has no name", "Give it a name");
        } else {
            value.ifPresent(text -> draft.putEnvironment(name, text, at.place()));
        }
    }

    private void port(Node node) {
        if (!node.isTable()) {
            node.text().map(PortText::read).ifPresent(read -> add(read, node));
            return;
        }
        Fields port = node.fields();
        Optional<Node> inside = port.takeAny("containerPort", "portNumber", "target");
        Optional<Node> outside = port.takeAny("hostPort", "published");
        Optional<Node> ip = port.takeAny("hostIp", "hostIP");
        Optional<Node> protocol = port.take("protocol");
        port.ignore("@type", "name", "description");
        port.keepRest();
        if (inside.isEmpty()) {
            node.error(ReadCode.MISSING, "a port mapping names no container port", "Add containerPort");
            return;
        }
        String word = protocol.flatMap(Node::text).orElse("tcp");
        var known = PortText.protocol(word);
        if (known.isEmpty()) {
            protocol.orElse(node)
                    .error(
                            ReadCode.PORT,
                            "the protocol of a port is tcp, udp or sctp, not \"" + word + "\"",
                            "Write one of them");
            return;
        }
        // Graphium writes 0 where no host port is fixed
        String host =
                outside.flatMap(Node::text).filter(text -> !text.equals("0")).orElse("");
        PortText.Read container =
                PortText.read(Optional.empty(), "", inside.get().text().orElse(""), known.get());
        if (container.wrong().isPresent()) {
            add(container, inside.get());
        } else {
            add(
                    PortText.read(
                            ip.flatMap(Node::text), host, inside.get().text().orElse(""), known.get()),
                    outside.orElse(node));
        }
    }

    private void add(PortText.Read read, Node at) {
        read.wrong().ifPresent(wrong -> at.error(ReadCode.PORT, wrong, "Write a number from 1 to 65535"));
        for (PortMapping port : read.ports()) {
            draft.ports.add(new ServiceDraft.At<>(port, at.place()));
        }
    }

    private void mount(Node node) {
        if (!node.isTable()) {
            node.text().ifPresent(text -> add(MountText.read(text, around.folder(), around.environment()), node));
            return;
        }
        Fields mount = node.fields();
        String source =
                mount.takeAny("source", "name", "hostPath").flatMap(Node::text).orElse("");
        String target = mount.takeAny("target", "mountPath", "containerPath")
                .flatMap(Node::text)
                .orElse("");
        boolean readOnly =
                mount.takeAny("readOnly", "read_only").flatMap(Node::bool).orElse(false);
        String type = mount.take("type").flatMap(Node::text).orElse(MountText.isPath(source) ? "bind" : "volume");
        mount.ignore("@type", "driver");
        mount.keepRest();
        if (!MountText.absolute(target)) {
            node.error(ReadCode.VALUE, MountText.notAbsolute(target), "Write a path that begins with /");
            return;
        }
        switch (type) {
            case "volume" ->
                add(
                        source.isEmpty()
                                ? new MountText.Read(
                                        Optional.of(new Mount.Anonymous(target, readOnly)), Optional.empty())
                                : MountText.named(source, target, readOnly),
                        node);
            case "bind" -> add(MountText.bind(source, target, readOnly, around.folder(), around.environment()), node);
            case "tmpfs" ->
                add(new MountText.Read(Optional.of(new Mount.Tmpfs(target, 0, readOnly)), Optional.empty()), node);
            default ->
                node.error(ReadCode.VALUE, "\"" + type + "\" is no kind of mount", "Write volume, bind or tmpfs");
        }
    }

    private void add(MountText.Read read, Node at) {
        read.wrong().ifPresent(wrong -> at.error(ReadCode.VALUE, wrong, "Write a volume or a path, and its target"));
        read.mount().ifPresent(mount -> {
            draft.mounts.add(new ServiceDraft.At<>(mount, at.place()));
            if (mount instanceof Mount.Bind bind && bind.source().endsWith("/docker.sock")) {
                draft.pinnedBy.add("it uses the engine's socket");
            }
        });
    }

    private void dependency(Node node) {
        Optional<String> name = node.isTable() ? GraphiumDialect.reference(node) : node.text();
        name.map(text -> text.startsWith(ID_PREFIX) ? text.substring(ID_PREFIX.length()) : text)
                .ifPresent(text -> draft.addDependency(text, DependsOn.STARTED, node.place()));
    }

    private void commands() {
        Optional<List<String>> command = fields.take("command").flatMap(this::words);
        Optional<List<String>> args = fields.take("args").flatMap(this::words);
        if (command.isPresent() || args.isPresent()) {
            List<String> all = new ArrayList<>(command.orElse(List.of()));
            all.addAll(args.orElse(List.of()));
            draft.command = Optional.of(all);
        }
        draft.entrypoint = fields.take("entrypoint").flatMap(this::words);
        Optional<String> folder =
                fields.takeAny("workingDir", "workingDirectory").flatMap(Node::text);
        if (folder.isPresent()) {
            draft.options = withWorkingDir(folder);
        }
    }

    private static RuntimeOptions withWorkingDir(Optional<String> folder) {
        RuntimeOptions none = RuntimeOptions.NONE;
        return new RuntimeOptions(
                none.hostname(),
                folder,
                none.capAdd(),
                none.capDrop(),
                false,
                none.devices(),
                none.ulimits(),
                none.securityOpt(),
                none.logDriver(),
                none.logOptions(),
                none.extraHosts(),
                false,
                false,
                none.shmSizeBytes(),
                none.stopSignal(),
                none.stopGracePeriod(),
                false,
                false,
                none.dns(),
                none.sysctls(),
                none.pid(),
                none.ipc());
    }

    private Optional<List<String>> words(Node node) {
        Optional<List<String>> words =
                node.isRow() ? Optional.of(node.texts()) : node.parsed("closed quotes", ShellWords::split);
        words.ifPresent(w -> draft.addCommandWords(w, node.place()));
        return words;
    }

    private void restart(Node node) {
        String word = node.text().orElse("no");
        for (RestartPolicy.Kind kind : RestartPolicy.Kind.values()) {
            if (kind.word().equals(word)) {
                draft.restart = Optional.of(new RestartPolicy(kind, 0));
                return;
            }
        }
        node.error(
                ReadCode.VALUE,
                "\"" + word + "\" is no restart policy",
                "Write no, always, on-failure or unless-stopped");
    }

    /** {@code {cpu, memory}}, or compose's {@code {resources: {limits, reservations}}}; sizes as text or bytes. */
    private void resources(Fields block) {
        block.take("replicas")
                .flatMap(n -> n.integer("the number of replicas", 0, 1_000))
                .ifPresent(n -> draft.replicas = n);
        Fields inner = block.take("resources").map(Node::fields).orElse(block);
        Optional<Fields> limits = inner.take("limits").map(Node::fields);
        Optional<Fields> reservations =
                inner.takeAny("reservations", "requests").map(Node::fields);
        Limits plain = part(inner);
        Limits most = limits.map(GraphiumService::part).orElse(plain);
        Limits least = reservations.map(GraphiumService::part).orElse(Limits.NONE);
        draft.limits = new Limits(most.cpus(), most.memoryBytes(), least.cpus(), least.memoryBytes());
        limits.ifPresent(Fields::keepRest);
        reservations.ifPresent(Fields::keepRest);
        inner.keepRest();
        if (inner != block) {
            block.keepRest();
        }
    }

    private static Limits part(Fields part) {
        Optional<Double> cpu = part.takeAny("cpu", "cpus").flatMap(n -> n.parsed(Quantity.CORES, Quantity::cores));
        Optional<Long> memory = part.take("memory").flatMap(n -> n.parsed(Quantity.SIZE, Quantity::bytes));
        return new Limits(
                cpu.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                memory.map(OptionalLong::of).orElse(OptionalLong.empty()),
                OptionalDouble.empty(),
                OptionalLong.empty());
    }
}

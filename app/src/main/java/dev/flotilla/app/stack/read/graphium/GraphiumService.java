package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.ShellWords;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        draft.imageUnreadable = !node.isTable() && !node.isNull();
        new GraphiumService(draft, fields, around).fill();
        return draft;
    }

    private void fill() {
        GraphiumPorts ports = new GraphiumPorts(draft);
        GraphiumMounts mounts = new GraphiumMounts(draft, around);
        fields.ignore("@id", "@type", "position", "description", "applicationCategory");
        fields.take("image").ifPresent(node -> {
            draft.image = node.text().map(text -> new ServiceDraft.At<>(text, node.place()));
            draft.imageUnreadable = draft.image.isEmpty();
        });
        fields.take("ports").ifPresent(node -> node.items().forEach(ports::read));
        fields.take("containerPort").ifPresent(node -> node.oneOrMany().forEach(ports::read));
        environment();
        for (String key : List.of("volumes", "volumeMounts", "volumeMount")) {
            fields.take(key).ifPresent(node -> node.items().forEach(mounts::read));
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
        fields.takeAny("resources", "deploy").ifPresent(node -> GraphiumResources.read(node.fields(), draft));
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
}

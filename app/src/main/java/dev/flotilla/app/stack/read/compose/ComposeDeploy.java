package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many, how large and where: {@code deploy}, {@code scale}, and the older keys for limits. */
final class ComposeDeploy {
    static final int MOST_REPLICAS = 1_000;
    private static final Pattern CONSTRAINT = Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*(==|!=)\\s*(.+?)\\s*");

    private final ServiceDraft draft;
    private Optional<Double> cpus = Optional.empty();
    private Optional<Long> memory = Optional.empty();
    private Optional<Double> reservedCpus = Optional.empty();
    private Optional<Long> reservedMemory = Optional.empty();

    private ComposeDeploy(ServiceDraft draft) {
        this.draft = draft;
    }

    static void read(Fields fields, ServiceDraft draft) {
        ComposeDeploy deploy = new ComposeDeploy(draft);
        deploy.cpus = fields.take("cpus").flatMap(n -> n.parsed(Quantity.CORES, Quantity::cores));
        deploy.memory = size(fields, "mem_limit");
        deploy.reservedMemory = size(fields, "mem_reservation");
        fields.take("scale").flatMap(ComposeDeploy::replicas).ifPresent(n -> draft.replicas = n);
        fields.take("deploy").ifPresent(node -> deploy.block(node.fields()));
        draft.limits = new Limits(
                number(deploy.cpus), whole(deploy.memory), number(deploy.reservedCpus), whole(deploy.reservedMemory));
    }

    private void block(Fields fields) {
        fields.take("replicas").flatMap(ComposeDeploy::replicas).ifPresent(n -> draft.replicas = n);
        fields.take("mode")
                .filter(node -> !node.text().orElse("replicated").equals("replicated"))
                .ifPresent(node -> node.error(
                        ReadCode.UNSUPPORTED,
                        "deploy.mode \"" + node.text().orElse("") + "\" is not known here",
                        "Write replicas: N; Flotilla has no services that run on every host by themselves"));
        fields.take("resources").ifPresent(node -> {
            Fields resources = node.fields();
            resources.take("limits").ifPresent(n -> limits(n.fields()));
            resources.take("reservations").ifPresent(n -> reservations(n.fields()));
            resources.keepRest();
        });
        fields.take("restart_policy").ifPresent(node -> restartPolicy(node.fields()));
        fields.take("placement").ifPresent(node -> {
            Fields placement = node.fields();
            placement.take("constraints").ifPresent(n -> n.items().forEach(this::constraint));
            placement.keepRest();
        });
        fields.ignore("endpoint_mode");
        fields.keepRest();
    }

    private static Optional<Integer> replicas(Node node) {
        return node.integer("the number of replicas", 0, MOST_REPLICAS);
    }

    private void limits(Fields fields) {
        cpus = fields.take("cpus")
                .flatMap(n -> n.parsed(Quantity.CORES, Quantity::cores))
                .or(() -> cpus);
        memory = size(fields, "memory").or(() -> memory);
        fields.keepRest();
    }

    private void reservations(Fields fields) {
        reservedCpus = fields.take("cpus").flatMap(n -> n.parsed(Quantity.CORES, Quantity::cores));
        reservedMemory = size(fields, "memory").or(() -> reservedMemory);
        fields.take("devices").ifPresent(node -> {
            draft.pinnedBy.add("it uses devices of its host");
            node.findings().keep(node.place());
        });
        fields.keepRest();
    }

    private void restartPolicy(Fields fields) {
        Optional<Node> condition = fields.take("condition");
        int attempts = fields.take("max_attempts")
                .flatMap(n -> n.integer("the number of attempts", 0, 1_000_000))
                .orElse(0);
        fields.ignore("delay", "window");
        fields.keepRest();
        String word = condition.flatMap(Node::text).orElse("any");
        RestartPolicy policy = switch (word) {
            case "any" -> new RestartPolicy(RestartPolicy.Kind.ALWAYS, 0);
            case "on-failure" -> new RestartPolicy(RestartPolicy.Kind.ON_FAILURE, attempts);
            case "none" -> RestartPolicy.NO;
            default -> {
                condition.ifPresent(node -> node.error(
                        ReadCode.VALUE,
                        "\"" + word + "\" is no condition to restart on",
                        "Write none, on-failure or any"));
                yield RestartPolicy.NO;
            }
        };
        if (draft.restart.isEmpty()) {
            draft.restart = Optional.of(policy);
        }
    }

    private void constraint(Node node) {
        String text = node.text().orElse("");
        Matcher matcher = CONSTRAINT.matcher(text);
        if (!matcher.matches()) {
            node.error(
                    ReadCode.CONSTRAINT,
                    "\"" + text + "\" is no placement constraint",
                    "Write node.labels.KEY==VALUE or node.hostname==HOST");
            return;
        }
        String subject = matcher.group(1);
        String value = matcher.group(3);
        boolean label = subject.startsWith("node.labels.") && subject.length() > "node.labels.".length();
        if (matcher.group(2).equals("!=") && (label || subject.equals("node.hostname"))) {
            node.error(
                    ReadCode.CONSTRAINT,
                    "\"" + text + "\" cannot be kept: Flotilla places by what a host has, not by what it lacks",
                    "Turn it into node.labels.KEY==VALUE and label the hosts that may have it");
        } else if (label) {
            Constraint now = draft.constraint;
            TreeMap<String, String> labels = new TreeMap<>(now.labels());
            labels.put(subject.substring("node.labels.".length()), value);
            draft.constraint =
                    new Constraint(now.targetHost(), now.datacenter(), now.minCpu(), now.minMemoryBytes(), labels);
        } else if (subject.equals("node.hostname")) {
            Constraint now = draft.constraint;
            draft.constraint = new Constraint(
                    Optional.of(value), now.datacenter(), now.minCpu(), now.minMemoryBytes(), now.labels());
        } else {
            node.warn(
                    ReadCode.KEPT,
                    "the constraint \"" + text + "\" means something in a swarm only; it is kept in the file, but"
                            + " Flotilla does not act on it");
        }
    }

    private static Optional<Long> size(Fields fields, String key) {
        return fields.take(key).flatMap(n -> n.parsed(Quantity.SIZE, Quantity::bytes));
    }

    static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    static OptionalLong whole(Optional<Long> value) {
        return value.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}

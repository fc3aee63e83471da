package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.read.draft.ConstraintFields;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.StackDraft;
import dev.flotilla.app.stack.read.draft.StrategyWord;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code deployment}: mode, strategy, network mode and where each container may go. */
final class DeploymentBlock {
    private final StackDraft stack;
    private boolean strategyNamed;

    DeploymentBlock(StackDraft stack) {
        this.stack = stack;
    }

    void read(Node node) {
        Fields fields = node.fields();
        fields.take("placementStrategy").flatMap(StrategyWord::read).ifPresent(s -> {
            stack.strategy = s;
            strategyNamed = true;
        });
        fields.take("mode").ifPresent(this::mode);
        fields.take("networkMode").ifPresent(this::networkMode);
        fields.take("hostConstraints").ifPresent(this::constraints);
        fields.ignore("@type", "comment");
        fields.keepRest();
    }

    private void mode(Node node) {
        switch (node.text().orElse("")) {
            case "multi-host", "distributed" -> {}
            case "single-host" -> {
                if (stack.strategy != Strategy.TOGETHER) {
                    node.warn(
                            ReadCode.IGNORED,
                            "single-host keeps the stack on one host, so the strategy \"" + stack.strategy.word()
                                    + "\" only chooses which");
                }
                stack.strategy = Strategy.TOGETHER;
                strategyNamed = true;
            }
            default ->
                node.error(
                        ReadCode.VALUE,
                        "\"" + node.text().orElse("") + "\" is no deployment mode",
                        "Write multi-host or single-host");
        }
    }

    private void networkMode(Node node) {
        String word = node.text().orElse("");
        Optional<NetworkMode> mode = switch (word) {
            case "host-port", "bridge" -> Optional.empty();
            case "host" -> Optional.of(new NetworkMode.HostMode());
            case "none" -> Optional.of(new NetworkMode.None());
            default -> {
                node.error(
                        ReadCode.NETWORK_MODE,
                        "\"" + word + "\" is no network mode that Flotilla knows",
                        "Write host-port, bridge, host or none");
                yield Optional.empty();
            }
        };
        mode.ifPresent(m -> stack.services.forEach(service -> {
            if (service.networkMode.isEmpty()) {
                service.networks.clear();
                service.networkMode = Optional.of(new ServiceDraft.At<>(m, node.place()));
            }
        }));
    }

    private void constraints(Node node) {
        Map<String, Node> seen = new HashMap<>();
        for (Node item : node.items()) {
            Fields fields = item.fields();
            Optional<Node> name = fields.takeAny("containerName", "service");
            String wanted = name.flatMap(Node::text).orElse("");
            Optional<ServiceDraft> service = stack.service(wanted);
            if (name.isEmpty()) {
                item.error(ReadCode.MISSING, "a host constraint names no container", "Add containerName");
            } else if (service.isEmpty()) {
                name.get()
                        .error(
                                ReadCode.UNKNOWN_SERVICE,
                                "a host constraint names \"" + wanted + "\", which is no service of this stack",
                                "Name one of its services");
            } else if (seen.putIfAbsent(wanted, item) != null) {
                name.get()
                        .error(
                                ReadCode.CONSTRAINT,
                                "\"" + wanted + "\" has a second host constraint",
                                "Write one constraint with all that it needs");
            } else {
                service.get().constraint = ConstraintFields.read(fields, service.get().constraint);
            }
            fields.keepRest();
        }
    }

    /**
     * {@code locatedInHost} names the host of a container, that of the stack the host of all others. Where every
     * service is told its host and no strategy is named, the file means the manual one.
     */
    void located(Optional<String> ofStack) {
        boolean all = !stack.services.isEmpty();
        boolean any = false;
        for (ServiceDraft service : stack.services) {
            Constraint now = service.constraint;
            if (now.targetHost().isEmpty() && ofStack.isPresent()) {
                service.constraint =
                        new Constraint(ofStack, now.datacenter(), now.minCpu(), now.minMemoryBytes(), now.labels());
            }
            all &= service.constraint.targetHost().isPresent();
            any |= service.constraint.targetHost().isPresent();
        }
        if (all && any && !strategyNamed) {
            stack.strategy = Strategy.MANUAL;
        }
    }
}

package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.read.draft.ConstraintFields;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.StackDraft;
import dev.flotilla.app.stack.read.draft.StrategyWord;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.Optional;

/**
 * Our own keys in a compose file. Of the stack: {@code x-flotilla: {strategy, location, description, constraints:
 * {service: {...}}}}; of a service {@code x-flotilla: {targetHost, datacenter, minCpu, minMemory, labels}}.
 */
final class FlotillaExtension {
    private FlotillaExtension() {}

    static void read(Node node, StackDraft stack) {
        Fields fields = node.fields();
        fields.take("strategy").flatMap(StrategyWord::read).ifPresent(s -> stack.strategy = s);
        fields.take("location").flatMap(Node::text).ifPresent(l -> stack.location = Optional.of(l));
        fields.take("description").flatMap(Node::text).ifPresent(d -> stack.description = d);
        fields.take("constraints").ifPresent(constraints -> {
            for (Fields.Named entry : constraints.fields().all()) {
                Optional<ServiceDraft> service = stack.service(entry.name());
                if (service.isPresent()) {
                    service(entry.value().fields(), service.get());
                } else {
                    entry.at()
                            .error(
                                    ReadCode.UNKNOWN_SERVICE,
                                    "a constraint names \"" + entry.name() + "\", which is no service of this stack",
                                    "Name one of its services");
                }
            }
        });
        fields.keepRest();
    }

    static void service(Fields fields, ServiceDraft draft) {
        draft.constraint = ConstraintFields.read(fields, draft.constraint);
        fields.keepRest();
    }
}

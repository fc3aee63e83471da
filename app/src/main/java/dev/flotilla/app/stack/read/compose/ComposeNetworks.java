package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.List;
import java.util.Optional;

/** {@code networks} in both forms, and {@code network_mode}. */
final class ComposeNetworks {
    private ComposeNetworks() {}

    static void read(Fields fields, ServiceDraft draft) {
        fields.take("networks").ifPresent(node -> {
            if (node.isTable()) {
                node.fields().all().forEach(entry -> joined(entry, draft));
            } else {
                node.items()
                        .forEach(item -> item.text()
                                .ifPresent(name ->
                                        draft.networks.put(name, new ServiceDraft.At<>(List.of(), item.place()))));
            }
        });
        fields.take("network_mode")
                .ifPresent(node -> node.text()
                        .flatMap(text -> mode(text, node))
                        .ifPresent(mode -> draft.networkMode = Optional.of(new ServiceDraft.At<>(mode, node.place()))));
    }

    private static void joined(Fields.Named entry, ServiceDraft draft) {
        Fields fields = entry.value().fields();
        List<String> aliases = fields.take("aliases").map(Node::texts).orElse(List.of());
        fields.keepRest();
        draft.networks.put(
                entry.name(), new ServiceDraft.At<>(aliases, entry.at().place()));
    }

    private static Optional<NetworkMode> mode(String text, Node node) {
        if (text.startsWith("service:") && text.length() > "service:".length()) {
            return Optional.of(new NetworkMode.OfService(text.substring("service:".length())));
        }
        return switch (text) {
            case "bridge", "default" -> Optional.of(new NetworkMode.Bridge());
            case "host" -> Optional.of(new NetworkMode.HostMode());
            case "none" -> Optional.of(new NetworkMode.None());
            default -> {
                node.error(
                        ReadCode.NETWORK_MODE,
                        "\"" + text + "\" is no network mode that Flotilla knows",
                        "Write bridge, host, none or service:NAME");
                yield Optional.empty();
            }
        };
    }
}

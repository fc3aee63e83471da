package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.StackNetwork;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.StackCheck;
import dev.flotilla.app.stack.read.draft.StackDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import dev.flotilla.app.stack.read.tree.Tree;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A compose file as a whole. */
public final class ComposeDialect {
    private final StackDraft stack = new StackDraft();
    private final Surroundings around;
    private final Findings findings;
    private final ComposeSecrets secrets;
    private final Set<String> leftOut = new HashSet<>();

    private ComposeDialect(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
        this.secrets = new ComposeSecrets(around);
    }

    public static boolean isOne(Tree.Table root) {
        return root.entry("services").isPresent();
    }

    public static StackDraft read(Tree root, Surroundings around, Findings findings) {
        Tree filled = Variables.fill(root, around.environment(), findings);
        ComposeDialect dialect = new ComposeDialect(around, findings);
        dialect.top(Node.root(filled, findings).fields());
        return dialect.stack;
    }

    private void top(Fields top) {
        top.ignore("version");
        stack.name = top.take("name").flatMap(Node::text).orElseGet(() -> StackCheck.normalised(around.nameless()));
        top.take("include")
                .ifPresent(node -> node.error(
                        ReadCode.UNSUPPORTED,
                        "include is not read, so services may be missing",
                        "Write one file with \"docker compose config\" and open that"));
        top.take("volumes").ifPresent(node -> node.fields().all().forEach(this::volume));
        top.take("networks").ifPresent(node -> node.fields().all().forEach(this::network));
        top.take("secrets").ifPresent(node -> node.fields().all().forEach(secrets::definition));
        top.take("services").ifPresent(node -> node.fields().all().forEach(this::service));
        top.take("x-flotilla").ifPresent(node -> FlotillaExtension.read(node, stack));
        stack.services.forEach(this::dependenciesLeftOut);
        top.keepRest();
    }

    private void service(Fields.Named entry) {
        Fields fields = entry.value().fields();
        Optional<Node> profiles = fields.take("profiles");
        if (profiles.isPresent() && !isActive(profiles.get())) {
            leftOut.add(entry.name());
            entry.at().warn(ReadCode.IGNORED, "\"" + entry.name() + "\" is left out: none of its profiles is active");
            return;
        }
        stack.services.add(new ComposeService(entry, fields, around, secrets).read());
    }

    private void dependenciesLeftOut(ServiceDraft service) {
        service.dependsOn
                .keySet()
                .removeIf(name -> service.optionalDependencies.contains(name)
                        && stack.service(name).isEmpty());
        service.dependsOn.forEach((name, at) -> {
            if (leftOut.contains(name)) {
                findings.error(
                        ReadCode.UNKNOWN_SERVICE,
                        "\"" + service.name + "\" depends on \"" + name
                                + "\", which is left out because its profile is not active",
                        "Set COMPOSE_PROFILES or remove the dependency",
                        at.place());
            }
        });
        service.dependsOn.keySet().removeAll(leftOut);
    }

    private boolean isActive(Node profiles) {
        Set<String> active = Set.copyOf(java.util.Arrays.asList(
                around.environment().getOrDefault("COMPOSE_PROFILES", "").split(",")));
        return active.contains("*")
                || profiles.texts().isEmpty()
                || profiles.texts().stream().anyMatch(active::contains);
    }

    private void volume(Fields.Named entry) {
        Fields fields = entry.value().fields();
        Optional<String> name = fields.take("name").flatMap(Node::text);
        External external = external(fields);
        Map<String, String> options = new TreeMap<>();
        fields.take("driver_opts")
                .ifPresent(node -> node.fields()
                        .all()
                        .forEach(o -> o.value().text().ifPresent(text -> options.put(o.name(), text))));
        Optional<String> driver = fields.take("driver").flatMap(Node::text);
        fields.keepRest();
        stack.volumes.put(
                entry.name(),
                new NamedVolume(
                        entry.name(),
                        external.is(),
                        external.is() ? external.name().or(() -> name).or(() -> Optional.of(entry.name())) : name,
                        driver,
                        options));
    }

    private void network(Fields.Named entry) {
        Fields fields = entry.value().fields();
        Optional<String> name = fields.take("name").flatMap(Node::text);
        External external = external(fields);
        boolean internal = fields.take("internal").flatMap(Node::bool).orElse(false);
        fields.take("driver")
                .filter(node -> !node.text().orElse("bridge").equals("bridge"))
                .ifPresent(node -> node.warn(
                        ReadCode.KEPT,
                        "the network \"" + entry.name() + "\" becomes a bridge on each host; its driver is kept in the"
                                + " file, but Flotilla does not act on it"));
        fields.ignore("attachable");
        fields.keepRest();
        stack.networks.put(
                entry.name(),
                new StackNetwork(
                        entry.name(),
                        external.is(),
                        internal,
                        external.is() ? external.name().or(() -> name).or(() -> Optional.of(entry.name())) : name));
    }

    private record External(boolean is, Optional<String> name) {}

    /** {@code external: true}, or the older {@code external: {name: x}}. */
    private static External external(Fields fields) {
        Optional<Node> node = fields.take("external");
        if (node.isEmpty()) {
            return new External(false, Optional.empty());
        }
        if (node.get().isTable()) {
            return new External(true, node.get().fields().take("name").flatMap(Node::text));
        }
        return new External(node.get().bool().orElse(false), Optional.empty());
    }
}

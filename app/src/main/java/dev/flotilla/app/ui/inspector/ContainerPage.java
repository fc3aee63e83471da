package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A container in depth. The environment is apart: its values are only shown one by one on request.
 *
 * @param name of the instance in its stack, else the container's
 * @param trouble why it is not well, in words; empty when it is
 */
record ContainerPage(
        String name,
        Optional<String> stack,
        List<Fact> facts,
        Optional<String> load,
        List<Port> ports,
        List<Mounted> mounts,
        Optional<String> trouble) {
    /** @param facesWorld bound to every address of its host */
    record Port(String outside, String inside, boolean facesWorld) {}

    /** @param kind volume, folder of the host, or memory */
    record Mounted(String kind, String from, String to, boolean readOnly) {}

    ContainerPage {
        facts = List.copyOf(facts);
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
    }

    static ContainerPage of(
            RunningContainer container, Optional<ContainerDetail> detail, ObservedHost on, Instant now) {
        return new ContainerPage(
                container.label(Labels.INSTANCE).orElse(container.name()),
                container.label(Labels.STACK),
                facts(container, detail, now),
                Optional.ofNullable(on.loads().get(container.id())).map(ContainerPage::load),
                container.ports().stream().map(ContainerPage::port).toList(),
                container.mounts().stream().map(ContainerPage::mounted).toList(),
                trouble(container, detail));
    }

    /** The same with what the monitor knows of the node in it. */
    ContainerPage with(NodeHealth node, boolean listening) {
        List<Fact> more = new ArrayList<>(NodeFacts.of(node, listening));
        more.addAll(facts);
        return new ContainerPage(name, stack, more, load, ports, mounts, trouble.or(() -> NodeFacts.trouble(node)));
    }

    private static List<Fact> facts(RunningContainer container, Optional<ContainerDetail> detail, Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.mono("Image", container.image()));
        facts.add(Fact.mono("Digest", brief(container.imageId())));
        facts.add(Fact.words("State", state(container, now)));
        if (container.health() != ContainerHealth.NONE) {
            facts.add(Fact.words("Health", container.health().word()));
        }
        container.ports().stream()
                .findFirst()
                .ifPresent(p -> facts.add(Fact.mono("Address", p.hostIp() + ":" + p.hostPort())));
        if (!container.networks().isEmpty()) {
            facts.add(Fact.words("Network", String.join(", ", container.networks())));
        }
        facts.add(Fact.mono("Container", container.name()));
        facts.add(Fact.mono("Id", container.id().brief()));
        detail.ifPresent(d -> addDetail(d, facts));
        return facts;
    }

    private static void addDetail(ContainerDetail detail, List<Fact> facts) {
        if (!detail.command().isEmpty()) {
            facts.add(Fact.mono("Command", String.join(" ", detail.command())));
        }
        facts.add(Fact.words("Restart", detail.restart() + ", " + detail.restartCount() + " times so far"));
        detail.user().filter(u -> !u.isEmpty()).ifPresent(u -> facts.add(Fact.mono("User", u)));
        detail.addresses().entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(e -> facts.add(Fact.mono("In " + e.getKey(), e.getValue())));
    }

    private static String state(RunningContainer container, Instant now) {
        if (container.isRunning()) {
            return container
                    .startedAt()
                    .map(at -> "Up " + Amounts.ago(at, now).replace(" ago", ""))
                    .orElse("Running");
        }
        String code = container.exitCode().isPresent() && container.exitCode().getAsInt() != 0
                ? ", exit code " + container.exitCode().getAsInt()
                : "";
        String word = container.state().word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + code;
    }

    /** {@code sha256:4c1e...9d07}. */
    private static String brief(String id) {
        int colon = id.indexOf(':');
        String hex = id.substring(colon + 1);
        return hex.length() <= 12
                ? id
                : id.substring(0, colon + 1) + hex.substring(0, 4) + "\u2026" + hex.substring(hex.length() - 4);
    }

    private static String load(ContainerLoad load) {
        return String.format(Locale.ROOT, "%.2f cores, %s", load.cores(), Amounts.memory(load.memoryBytes()));
    }

    private static Port port(PublishedPort port) {
        boolean world = AddressForm.isEverywhere(port.hostIp());
        return new Port(
                (port.hostIp().isEmpty() ? "0.0.0.0" : port.hostIp()) + ":" + port.hostPort(),
                port.containerPort() + "/" + port.protocol().word(),
                world);
    }

    private static Mounted mounted(MountedVolume mount) {
        return switch (mount.type()) {
            case "bind" -> new Mounted("Folder of the host", mount.source(), mount.target(), mount.readOnly());
            case "tmpfs" -> new Mounted("Memory", "", mount.target(), mount.readOnly());
            default -> new Mounted("Volume", mount.name(), mount.target(), mount.readOnly());
        };
    }

    private static Optional<String> trouble(RunningContainer container, Optional<ContainerDetail> detail) {
        if (detail.map(ContainerDetail::oomKilled).orElse(false)) {
            return Optional.of("The kernel ended it: it wanted more memory than it may use.");
        }
        Optional<String> error = detail.map(ContainerDetail::error).filter(e -> !e.isBlank());
        if (error.isPresent()) {
            return error;
        }
        if (container.health() == ContainerHealth.UNHEALTHY) {
            return Optional.of(detail.filter(d -> !d.healthLog().isEmpty())
                    .map(d ->
                            "Its health check fails: " + d.healthLog().getLast().strip())
                    .orElse("Its health check fails."));
        }
        return Optional.empty();
    }
}

package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.matrix.Remedy;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.monitor.matrix.RemedyDeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the application does about a cause: plans of the stack that the node belongs to. Nothing without a preview. */
final class MonitorRemedies implements RemedyDeeds {
    /** A container of an opened stack. */
    private record InStack(String stack, ContainerId container) {}

    private final World world;
    private final Stage stage;
    private final StackDialogs stacks;
    private final Consumer<String> heartbeats;

    /** @param heartbeats shows those of a node */
    MonitorRemedies(World world, Stage stage, StackDialogs stacks, Consumer<String> heartbeats) {
        this.world = world;
        this.stage = stage;
        this.stacks = stacks;
        this.heartbeats = heartbeats;
    }

    @Override
    public Optional<String> offer(Remedy remedy) {
        return planned(remedy).map(in -> switch (remedy) {
            case Remedy.RecreateContainer(String node) -> "Plan: recreate " + node;
            case Remedy.StartNode(String node) -> "Plan: start " + node;
            case Remedy.AddPeer peer -> "";
            case Remedy.RemovePeer peer -> "";
            case Remedy.ChangePort port -> "";
            case Remedy.Advertise address -> "";
            case Remedy.OpenPort port -> "";
            case Remedy.SetClock clock -> "";
            case Remedy.ShareKey key -> "";
        });
    }

    private Optional<InStack> planned(Remedy remedy) {
        return switch (remedy) {
            case Remedy.RecreateContainer(String node) -> inStack(node);
            case Remedy.StartNode(String node) -> inStack(node);
            // These change a node's own configuration; the sentence of the remedy says where.
            case Remedy.AddPeer peer -> Optional.empty();
            case Remedy.RemovePeer peer -> Optional.empty();
            case Remedy.ChangePort port -> Optional.empty();
            case Remedy.Advertise address -> Optional.empty();
            case Remedy.OpenPort port -> Optional.empty();
            case Remedy.SetClock clock -> Optional.empty();
            case Remedy.ShareKey key -> Optional.empty();
        };
    }

    private Optional<WatchedNode> node(String name) {
        return world.monitoring().health().value().node(name).map(NodeHealth::node);
    }

    private Optional<RunningContainer> container(String name) {
        return node(name)
                .flatMap(WatchedNode::container)
                .flatMap(in -> world.observed().value().host(in.host()).containers().stream()
                        .filter(c -> c.id().equals(in.container()))
                        .findFirst());
    }

    private Optional<InStack> inStack(String name) {
        return container(name)
                .flatMap(c -> c.label(Labels.STACK)
                        .filter(stack -> world.fleet().stacks().containsKey(stack))
                        .map(stack -> new InStack(stack, c.id())));
    }

    @Override
    public void begin(Remedy remedy) {
        planned(remedy).ifPresent(in -> {
            Set<ContainerId> anew =
                    remedy instanceof Remedy.RecreateContainer ? Set.of(in.container()) : Set.<ContainerId>of();
            stacks.plan(in.stack(), anew, () -> {});
        });
    }

    @Override
    public Optional<String> command(Remedy remedy) {
        return switch (remedy) {
            case Remedy.RecreateContainer(String name) ->
                node(name).map(n -> "sudo conntrack -D -p udp --dport " + n.heartbeatPort());
            case Remedy.StartNode(String name) -> container(name).map(c -> "docker start " + c.name());
            case Remedy.OpenPort(String name, int port) -> Optional.of("sudo ufw allow " + port + "/udp");
            case Remedy.SetClock clock -> Optional.of("sudo timedatectl set-ntp true");
            case Remedy.AddPeer peer -> Optional.empty();
            case Remedy.RemovePeer peer -> Optional.empty();
            case Remedy.ChangePort port -> Optional.empty();
            case Remedy.Advertise address -> Optional.empty();
            case Remedy.ShareKey key -> Optional.empty();
        };
    }

    @Override
    public void openHeartbeats(String node) {
        heartbeats.accept(node);
    }

    @Override
    public void save(Path file, String text) {
        world.work().execute(() -> {
            try {
                Files.writeString(file, text);
                stage.gate()
                        .execute(
                                () -> stage.toasts().show(Notice.done("Saved " + file.getFileName(), file.toString())));
            } catch (IOException e) {
                stage.fail(List.of(Problem.of(
                        "FL-9007",
                        "Nothing was saved to " + file + ": " + e.getMessage() + ".",
                        "Choose another folder, or make room.")));
            }
        });
    }
}

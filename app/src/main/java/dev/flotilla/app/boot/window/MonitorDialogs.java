package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.WatchList;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.NodeEntry;
import dev.flotilla.app.ui.monitor.node.ListenDialog;
import dev.flotilla.app.ui.monitor.node.NodeForm;
import java.util.List;
import java.util.Optional;

/** The dialogs of the monitor: the form of a node, the port on which heartbeats are heard. */
final class MonitorDialogs implements MonitorDeeds {
    private final World world;
    private final Stage stage;
    private final HostDialogs hosts;

    /** @param hosts submits edits and tells what came of them */
    MonitorDialogs(World world, Stage stage, HostDialogs hosts) {
        this.world = world;
        this.stage = stage;
        this.hosts = hosts;
    }

    @Override
    public void addNode() {
        open(Node.of("", ""), Optional.empty());
    }

    @Override
    public void addHeard(NodeEntry.Stranger heard) {
        String host = heard.source().isEmpty() ? heard.host() : heard.source();
        String name = heard.name().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}") ? heard.name() : "";
        Node node = Node.of(name, host)
                .withPorts(heard.port() > 0 ? heard.port() : Node.USUAL_HEARTBEAT_PORT, Node.USUAL_COMMS_PORT, 0);
        open(node, Optional.empty());
    }

    @Override
    public void changeNode(String name) {
        world.fleet().nodeNamed(name).ifPresentOrElse(node -> open(node, Optional.of(name)), () -> comesFrom(name));
    }

    @Override
    public void removeNode(String name) {
        if (world.fleet().nodeNamed(name).isPresent()) {
            hosts.submit(new FleetEdit.RemoveNode(name));
        } else {
            comesFrom(name);
        }
    }

    @Override
    public void examineNode(String name) {
        List<Item> container = world.monitoring()
                .health()
                .value()
                .node(name)
                .map(NodeHealth::node)
                .flatMap(n -> n.container())
                .<List<Item>>map(in -> List.of(new Item.OfContainer(in.host(), in.container())))
                .orElse(List.of());
        world.examine(stage, container, List.of(name));
    }

    /** A node that an engine brought goes with its container. */
    private void comesFrom(String name) {
        String where = world.monitoring()
                .health()
                .value()
                .node(name)
                .map(NodeHealth::node)
                .flatMap(n -> n.container())
                .flatMap(c -> world.fleet().host(c.host()))
                .map(h -> "It runs in a container on " + h.name() + " and is watched for as long as that is there.")
                .orElse("It was not added by hand.");
        stage.toasts().show(Notice.told(name + " was not added by hand", where));
    }

    private void open(Node node, Optional<String> editing) {
        stage.modals()
                .show(NodeForm.of(
                        node, editing, world::fleet, this::taken, stage.gate(), stage.modals()::close, edit -> {
                            stage.modals().close();
                            hosts.submit(edit);
                        }));
    }

    private Optional<Problem> taken(Node node) {
        List<WatchedNode> watched = world.monitoring().health().value().nodes().stream()
                .map(NodeHealth::node)
                .toList();
        return WatchList.taken(world.fleet(), watched, node);
    }

    @Override
    public void chooseListening() {
        Optional<Integer> now = world.monitoring().health().value().listening();
        stage.modals()
                .show(ListenDialog.of(
                        now,
                        (port, answer) -> world.work().execute(() -> {
                            Outcome<Optional<Integer>> outcome =
                                    world.monitoring().listen(port);
                            stage.gate().execute(() -> answer.accept(outcome));
                        }),
                        stage.modals()::close));
    }

    @Override
    public void failed(Problem problem) {
        stage.fail(List.of(problem));
    }
}

package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.NodeEntry;
import dev.flotilla.app.ui.monitor.node.ListenDialog;
import java.util.List;
import java.util.Optional;

/** The dialogs of the monitor: the form of a node, the port on which heartbeats are heard. */
final class MonitorDialogs implements MonitorDeeds {
    private final World world;
    private final Stage stage;

    MonitorDialogs(World world, Stage stage) {
        this.world = world;
        this.stage = stage;
    }

    @Override
    public void addNode() {
        told("Nodes come from the stacks that are applied");
    }

    @Override
    public void addHeard(NodeEntry.Stranger heard) {
        told(heard.name() + " is heard from " + heard.address());
    }

    @Override
    public void changeNode(String name) {
        told(name + " comes from a stack");
    }

    @Override
    public void removeNode(String name) {
        told(name + " comes from a stack");
    }

    private void told(String words) {
        stage.toasts().show(Notice.told(words, ""));
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

package dev.flotilla.app.boot.window;

import dev.flotilla.app.boot.Threads;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.launch.LaunchDialog;
import dev.flotilla.app.ui.launch.LaunchModel;
import java.util.List;
import java.util.Set;

/** The launcher of the window: what it runs goes on while its dialog is closed. */
final class LaunchDialogs {
    private final World world;
    private final Stage stage;
    private final LaunchModel model;

    LaunchDialogs(World world, Stage stage) {
        this.world = world;
        this.stage = stage;
        model = new LaunchModel(
                () -> world.fleet().hosts(),
                world.engines(),
                Threads.virtual("launch"),
                world.work(),
                stage.gate(),
                world.clock());
    }

    /** @param hosts for new nodes; those of last time when there are none */
    void open(List<HostId> hosts) {
        model.open(Set.copyOf(hosts));
        stage.modals().show(new LaunchDialog(model, world.observed(), stage.modals(), stage.gate()));
    }
}

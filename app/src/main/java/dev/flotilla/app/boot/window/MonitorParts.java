package dev.flotilla.app.boot.window;

import dev.flotilla.app.boot.window.monitor.KeptTokens;
import dev.flotilla.app.boot.window.monitor.MonitorHouse;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.alarms.WebhookDialog;
import java.util.Optional;

/** Puts the section Monitor of the real window together. */
final class MonitorParts {
    private MonitorParts() {}

    private static void webhook(World world, Stage stage) {
        world.work().execute(() -> {
            Optional<String> shown = world.webhook().shown();
            stage.gate()
                    .execute(() -> stage.modals()
                            .show(WebhookDialog.of(
                                    world.webhook(), shown, world.work(), stage.gate(), stage.modals()::close)));
        });
    }

    private static MonitorWorld monitorWorld(World world, Stage stage, Theme theme) {
        return new MonitorWorld(
                world.monitoring(),
                world::fleet,
                world.observed(),
                stage.gate(),
                world.work(),
                world.clock(),
                world.zone(),
                theme);
    }

    static MonitorHouse house(World world, Stage stage, Theme theme, HostDialogs hosts, StackDialogs stacks) {
        return new MonitorHouse(
                monitorWorld(world, stage, theme),
                new MonitorDialogs(world, stage, hosts),
                heartbeats -> new MonitorRemedies(world, stage, stacks, heartbeats),
                new MonitorHouse.Kit(
                        stage.modals(),
                        stage.toasts(),
                        new KeptTokens(world.settings(), world.vault(), world.folder()),
                        Optional.of(() -> webhook(world, stage))),
                world.settings());
    }
}

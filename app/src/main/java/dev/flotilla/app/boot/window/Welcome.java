package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.firstrun.FirstRun;
import dev.flotilla.app.ui.kit.FxGate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The first run: what its three cards do, and the engines that this computer knows. */
record Welcome(World world, HostDialogs hosts, EmbeddedFleet embedded, Runnable openStack, Consumer<Path> open)
        implements FirstRun.Deeds {
    Node node(FxGate gate) {
        SignalSource<List<FirstRun.Found>> found = new SignalSource<>(List.of());
        world.work()
                .execute(() -> found.publish(hosts.found().stream()
                        .map(f -> new FirstRun.Found(f.name(), f.address().text(), f.origin(), Optional.empty()))
                        .toList()));
        return new FirstRun(this, embedded, found, gate);
    }

    @Override
    public void addHost() {
        hosts.add(MapActions.NewHost.DOCKER, Optional.empty());
    }

    @Override
    public void addFound(FirstRun.Found wanted) {
        hosts.found().stream()
                .filter(f -> f.name().equals(wanted.name()))
                .findFirst()
                .ifPresent(hosts::addFound);
    }

    @Override
    public void openStackFile() {
        openStack.run();
    }

    @Override
    public void openSample() {
        embedded.sample(open);
    }
}

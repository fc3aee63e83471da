package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.docker.embedded.EmbeddedAddress;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.ui.firstrun.EmbeddedFleetStarter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Three hosts inside the application with six nodes on them: the welcome's first card. */
public final class EmbeddedFleet implements EmbeddedFleetStarter {
    private static final int HOSTS = 3;
    private static final String FLEET = "embedded-fleet.yaml";
    private static final String NODES = "three-nodes.yaml";

    private final World world;
    private final Stage stage;
    private final Applies applies;

    EmbeddedFleet(World world, Stage stage, Applies applies) {
        this.world = world;
        this.stage = stage;
        this.applies = applies;
    }

    @Override
    public void start() {
        world.work().execute(() -> {
            Outcome<String> begun = hosts().then(fleet -> stack()).then(this::apply);
            if (begun instanceof Outcome.Failed<String> failed) {
                stage.fail(failed.problems());
            }
        });
    }

    /** One edit each, so that each address is free when it is looked for. */
    private Outcome<FleetChange> hosts() {
        Outcome<FleetChange> last = edit(new FleetEdit.RenameFleet("Embedded fleet"));
        for (int i = 1; i <= HOSTS; i++) {
            String name = "local-" + i;
            if (world.fleet().hostNamed(name).isEmpty()) {
                Host host = Host.of(HostId.random(world.random()), name, new EngineAddress.Embedded());
                Host placed = EmbeddedAddress.given(host, world.fleet());
                last = last.then(before -> edit(new FleetEdit.AddHost(placed, Optional.empty())));
            }
        }
        return last;
    }

    private Outcome<WishedStack> stack() {
        return unpacked(FLEET).then(file -> {
            WishedStack wished = new WishedStack("embedded-fleet", file.toString(), Optional.empty(), Map.of());
            return edit(new FleetEdit.OpenStack(wished)).map(change -> wished);
        });
    }

    /** Adds the hosts and hands out the file of a stack of three nodes, to be looked at, planned and applied. */
    void sample(Consumer<Path> open) {
        world.work().execute(() -> {
            switch (hosts().then(fleet -> unpacked(NODES))) {
                case Outcome.Ok<Path>(Path file) -> stage.gate().execute(() -> open.accept(file));
                case Outcome.Failed<Path> failed -> stage.fail(failed.problems());
            }
        });
    }

    private Outcome<Path> unpacked(String sample) {
        Path file = world.samples().resolve(sample);
        try (InputStream in = EmbeddedFleet.class.getResourceAsStream("/dev/flotilla/app/samples/" + sample)) {
            if (in == null) {
                throw new IllegalStateException("the sample is part of the program");
            }
            Files.createDirectories(world.samples());
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return Outcome.ok(file);
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-9004",
                    "The sample cannot be written to " + file + ": " + e.getMessage() + ".",
                    "Look whether the disk is full or the folder read-only."));
        }
    }

    private Outcome<String> apply(WishedStack wished) {
        return StackDialogs.planned(world, wished)
                .map(PlannedStack::plan)
                .then(plan -> applies.begin(plan, OnFailure.ROLLBACK));
    }

    private Outcome<FleetChange> edit(FleetEdit edit) {
        return world.store().submit(edit).toCompletableFuture().join();
    }
}

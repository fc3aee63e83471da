package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.boot.window.doctor.Surgery;
import dev.flotilla.app.boot.window.secrets.SecretDialogs;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.deploy.run.Recovery;
import dev.flotilla.app.deploy.run.StackPlanning;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.client.ConnectionTest;
import dev.flotilla.app.docker.client.FoundEngines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.monitor.alarms.WebhookDesk;
import dev.flotilla.app.ui.window.WindowFacts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * All that the window stands on.
 *
 * @param work runs what blocks, each on a thread of its own
 * @param samples folder where the samples that come with Flotilla are unpacked
 */
public record World(
        FleetStore store,
        Settings settings,
        Vault vault,
        VaultKeys vaultKeys,
        Engines engines,
        DeployJournal journal,
        Deployer deployer,
        StackPlanning planning,
        Recovery recovery,
        Signal<ObservedFleet> observed,
        Signal<List<BeatLink>> beats,
        Monitoring monitoring,
        WebhookDesk webhook,
        ConnectionTest connectionTest,
        FoundEngines found,
        Executor work,
        InstantSource clock,
        ZoneId zone,
        RandomGenerator random,
        Path samples,
        Path nodeTls) {
    /** The data folder. */
    Path folder() {
        return Optional.ofNullable(samples.getParent()).orElse(samples);
    }

    Fleet fleet() {
        return store.state().value().fleet();
    }

    /**
     * Opens the doctor on a stage of this window.
     *
     * @param otherwise what to examine when there are no items; empty for everything
     */
    void examine(Stage stage, List<Item> items, List<String> otherwise) {
        List<String> targets = Surgery.targets(items, fleet(), observed.value());
        new Surgery(this::fleet, engines, planning, clock, nodeTls, work, stage.gate())
                .open(targets.isEmpty() ? otherwise : targets, stage.modals(), stage.toasts());
    }

    /** The dialog about the secrets on a stage of this window. */
    SecretDialogs secrets(Stage stage, Runnable unlocked) {
        return new SecretDialogs(vaultKeys, work, stage.gate(), stage.modals(), stage.toasts(), unlocked);
    }

    /** What the window shows of all this, and of the work that is done in it. */
    WindowFacts facts(Applies applies, StartOrders orders, Unapplied unapplied, StackMemory memory) {
        return new WindowFacts(
                store.state(),
                observed,
                beats,
                monitoring.health(),
                monitoring.alarms(),
                applies.progress(),
                orders.all(),
                unapplied.count(),
                applies.running(),
                memory.state().map(StackMemory.State::last));
    }
}

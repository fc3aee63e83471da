package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Rooms;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.monitor.scrape.ScrapeDesk;
import dev.flotilla.app.monitor.webhook.WebhookDesk;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.secret.vault.VaultKeys;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** What an owner lends to the commands that it runs. Closing it closes nothing. */
record OwnerRooms(
        FleetStore store,
        Vault vault,
        VaultKeys vaultKeys,
        Engines engines,
        DeployJournal journal,
        Deployer deployer,
        ScrapeDesk scrape,
        WebhookDesk webhook,
        Supplier<Outcome<Watch>> monitor)
        implements Rooms {
    @Override
    public Fleet fleet() {
        return store.state().value().fleet();
    }

    @Override
    public ThreadFactory workers() {
        return Threads.virtual("worker");
    }

    @Override
    public InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Its monitor listens where the user of the window chose, and goes on when the command has ended. */
    @Override
    public Outcome<Watch> watch(Optional<Integer> listen) {
        return monitor.get();
    }

    @Override
    public void close() {}
}

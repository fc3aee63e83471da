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
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** The rooms of an owner with another journal, and a deployer that writes to it. */
record OtherJournal(Rooms inner, DeployJournal journal, Deployer deployer) implements Rooms {
    @Override
    public Fleet fleet() {
        return inner.fleet();
    }

    @Override
    public FleetStore store() {
        return inner.store();
    }

    @Override
    public Vault vault() {
        return inner.vault();
    }

    @Override
    public VaultKeys vaultKeys() {
        return inner.vaultKeys();
    }

    @Override
    public Engines engines() {
        return inner.engines();
    }

    @Override
    public ThreadFactory workers() {
        return inner.workers();
    }

    @Override
    public InstantSource clock() {
        return inner.clock();
    }

    @Override
    public Outcome<Watch> watch(Optional<Integer> listen) {
        return inner.watch(listen);
    }

    @Override
    public WebhookDesk webhook() {
        return inner.webhook();
    }

    @Override
    public ScrapeDesk scrape() {
        return inner.scrape();
    }

    @Override
    public void close() {
        inner.close();
    }
}

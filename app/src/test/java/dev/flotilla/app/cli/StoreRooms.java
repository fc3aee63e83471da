package dev.flotilla.app.cli;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Rooms;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.scrape.ScrapeDesk;
import dev.flotilla.app.monitor.webhook.WebhookDesk;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.secret.vault.VaultKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Rooms with a fleet and engines; everything else must not be asked for. */
record StoreRooms(FleetStore store, Engines engines, Optional<Monitoring> monitoring, Optional<Duration> ran)
        implements Rooms {
    StoreRooms(FleetStore store, Engines engines) {
        this(store, engines, Optional.empty(), Optional.empty());
    }

    @Override
    public Fleet fleet() {
        return store.state().value().fleet();
    }

    @Override
    public Vault vault() {
        throw new AssertionError("no command of these needs a secret");
    }

    @Override
    public VaultKeys vaultKeys() {
        throw new AssertionError("no command of these asks how secrets are kept");
    }

    @Override
    public DeployJournal journal() {
        throw new AssertionError("no journal here");
    }

    @Override
    public Deployer deployer() {
        throw new AssertionError("no deployer here");
    }

    @Override
    public ThreadFactory workers() {
        return Thread.ofVirtual().factory();
    }

    @Override
    public InstantSource clock() {
        return Clock.systemUTC();
    }

    @Override
    public Outcome<Watch> watch(Optional<Integer> listen) {
        return monitoring
                .map(one -> Outcome.ok(new Watch(
                        one, System.nanoTime() - ran.map(Duration::toNanos).orElse(0L), ran.isEmpty())))
                .orElseGet(() -> Outcome.failed(Problem.of("FL-5000", "This process monitors nothing.", "")));
    }

    @Override
    public ScrapeDesk scrape() {
        throw new AssertionError("no metrics page here");
    }

    @Override
    public WebhookDesk webhook() {
        throw new AssertionError("no webhook here");
    }

    @Override
    public void close() {}
}

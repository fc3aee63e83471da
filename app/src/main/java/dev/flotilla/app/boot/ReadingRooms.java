package dev.flotilla.app.boot;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.cli.kit.Rooms;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.fleet.store.StoredFleet;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.ReadAlarms;
import dev.flotilla.app.monitor.intake.MonitorSetup;
import dev.flotilla.app.monitor.scrape.ScrapeDesk;
import dev.flotilla.app.monitor.scrape.ScrapePlan;
import dev.flotilla.app.monitor.scrape.ScrapeServer;
import dev.flotilla.app.monitor.scrape.ScrapeWish;
import dev.flotilla.app.monitor.series.MemoryArchive;
import dev.flotilla.app.monitor.webhook.WebhookDesk;
import dev.flotilla.app.observe.watch.FleetWatcher;
import dev.flotilla.app.observe.watch.WatchLimits;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.Database;
import dev.flotilla.app.persistence.SqliteAlarms;
import dev.flotilla.app.persistence.SqliteDeployJournal;
import dev.flotilla.app.persistence.SqliteFleetRepository;
import dev.flotilla.app.persistence.SqliteSettings;
import dev.flotilla.app.persistence.SqliteVault;
import dev.flotilla.app.secret.vault.PassphraseSource;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.secret.vault.VaultKeys;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * For a command that reads beside whoever owns the folder. Nothing is opened before it is asked for, and a folder that
 * does not exist is not made. One thread; a {@link MachineFault} tells what cannot be read.
 */
final class ReadingRooms implements Rooms {
    private final DataFolder folder;
    private final PassphraseSource passphrase;
    private final Shutdown shutdown = new Shutdown();
    private @Nullable Database database;
    private @Nullable Fleet fleet;
    private @Nullable SqliteVault vault;
    private @Nullable Engines engines;

    /** @param passphrase who may know it, when something that was asked for is sealed */
    ReadingRooms(DataFolder folder, PassphraseSource passphrase) {
        this.folder = folder;
        this.passphrase = passphrase;
    }

    private Database database() {
        Database known = database;
        if (known == null) {
            known = shutdown.with(value(Database.openForReading(folder)));
            database = known;
        }
        return known;
    }

    @Override
    public Fleet fleet() {
        Fleet known = fleet;
        if (known == null) {
            known = folder.isUsed()
                    ? value(new SqliteFleetRepository(database()).load().map(StoredFleet::fleet))
                    : Fleet.EMPTY;
            fleet = known;
        }
        return known;
    }

    @Override
    public FleetStore store() {
        throw new IllegalStateException("a command that reads has no store");
    }

    @Override
    public Vault vault() {
        return sealed();
    }

    @Override
    public VaultKeys vaultKeys() {
        return sealed().keys();
    }

    private SqliteVault sealed() {
        SqliteVault known = vault;
        if (known == null) {
            known = value(SqliteVault.open(database(), KeyWiring.of(folder, passphrase)));
            vault = known;
        }
        return known;
    }

    @Override
    public Engines engines() {
        Engines known = engines;
        if (known == null) {
            known = shutdown.with(EngineWiring.outside()).engines();
            engines = known;
        }
        return known;
    }

    @Override
    public DeployJournal journal() {
        return new SqliteDeployJournal(database());
    }

    @Override
    public Deployer deployer() {
        throw new IllegalStateException("a command that reads applies nothing");
    }

    @Override
    public ThreadFactory workers() {
        return Threads.virtual("worker");
    }

    @Override
    public InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Alarms that a window or keeper kept are shown with those that the command sees itself. */
    private Optional<AlarmArchive> kept() {
        return folder.isUsed() ? Optional.of(new ReadAlarms(new SqliteAlarms(database()))) : Optional.empty();
    }

    private Set<ContainerId> stopped() {
        return folder.isUsed() ? StopOrders.kept(value(new SqliteSettings(database()).load())) : Set.of();
    }

    /** It watches the fleet as it was when the command began. */
    @Override
    public Outcome<Watch> watch(Optional<Integer> listen) {
        Signal<Fleet> still = new SignalSource<>(fleet());
        Engines asked = engines();
        FleetWatcher watcher = shutdown.with(new FleetWatcher(
                still, asked, WatchLimits.USUAL, Threads.virtual("watch"), Clock.systemUTC(), new Random()));
        MonitorWiring wiring = shutdown.with(new MonitorWiring(
                new MonitorWiring.Sources(still, watcher.observed(), asked, new SignalSource<>(stopped())),
                new MonitorSetup.Keeping(() -> new MemoryArchive(MemoryArchive.USUAL_ROLLUPS), kept()),
                folder.path(),
                Optional.empty(),
                Optional.empty(),
                changes -> {}));
        wiring.begin();
        Watch watch = new Watch(wiring.monitoring(), wiring.startedNanos(), true);
        return listen.isEmpty()
                ? Outcome.ok(watch)
                : wiring.monitoring().listen(listen).map(port -> watch);
    }

    /** It serves for the command alone. */
    @Override
    public ScrapeDesk scrape() {
        return new ScrapeDesk() {
            @Override
            public State state() {
                throw new IllegalStateException("a command that reads keeps no setting");
            }

            @Override
            public Outcome<State> on(ScrapeWish wish) {
                throw new IllegalStateException("a command that reads keeps no setting");
            }

            @Override
            public Outcome<State> off() {
                throw new IllegalStateException("a command that reads keeps no setting");
            }

            @Override
            public Outcome<ScrapeServer> serve(ScrapePlan plan, Monitoring monitoring) {
                return ScrapeDuty.start(plan, monitoring);
            }
        };
    }

    @Override
    public WebhookDesk webhook() {
        throw new IllegalStateException("a command that reads keeps no setting");
    }

    @Override
    public void close() {
        shutdown.close();
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new MachineFault(failed.first());
        };
    }
}

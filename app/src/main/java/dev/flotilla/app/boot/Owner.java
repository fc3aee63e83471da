package dev.flotilla.app.boot;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.boot.handover.OwnerSocket;
import dev.flotilla.app.boot.window.monitor.AlarmHook;
import dev.flotilla.app.cli.kit.Rooms;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.embedded.EmbeddedHosts;
import dev.flotilla.app.fleet.store.FleetState;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.intake.MonitorSetup;
import dev.flotilla.app.monitor.webhook.Webhook;
import dev.flotilla.app.monitor.webhook.WebhookChoice;
import dev.flotilla.app.monitor.webhook.WebhookTls;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.Database;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.persistence.SqliteAlarms;
import dev.flotilla.app.persistence.SqliteDeployJournal;
import dev.flotilla.app.persistence.SqliteFleetRepository;
import dev.flotilla.app.persistence.SqliteMetricArchive;
import dev.flotilla.app.persistence.SqliteSettings;
import dev.flotilla.app.persistence.SqliteVault;
import dev.flotilla.app.secret.vault.PassphraseSource;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.ui.monitor.alarms.WebhookDesk;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Everything that the one process that owns a data folder has: the stores that may be written, and the engines. The
 * wiring by hand. Window, keeper and a command without either each make one.
 */
final class Owner implements AutoCloseable {
    private final Shutdown shutdown;
    private final DataFolder folder;
    private final FleetStore store;
    private final Settings settings;
    private final SqliteVault vault;
    private final EngineWiring engines;
    private final StopOrders orders;
    private final DeployJournal journal;
    private final AlarmArchive alarms;
    private final Deployer deployer;
    private final ScrapeDuty scrape;
    private final AlarmHook hook;
    private final WebhookDuty webhook;
    private @Nullable MonitorWiring monitor;

    private Owner(
            Shutdown shutdown,
            DataFolder folder,
            FleetStore store,
            Settings settings,
            SqliteVault vault,
            EngineWiring engines,
            DeployJournal journal,
            AlarmArchive alarms) {
        this.journal = journal;
        this.alarms = alarms;
        Webhook sender = new Webhook(
                Webhook.Limits.USUAL,
                new WebhookTls(Optional.of(folder.path().resolve(MonitorWiring.AUTHORITIES))),
                Threads.platform("webhook"),
                Clock.systemUTC(),
                new SecureRandom());
        WebhookChoice choice = new WebhookChoice(settings, vault);
        this.hook = shutdown.with(new AlarmHook(sender, choice));
        this.webhook = new WebhookDuty(sender, choice);
        this.orders = new StopOrders(engines.engines(), settings);
        this.deployer = new Deployer(
                orders,
                new HostSurvey(orders, Threads.virtual("survey")),
                journal,
                vault,
                Threads.virtual("apply"),
                Clock.systemUTC(),
                new SecureRandom());
        this.shutdown = shutdown;
        this.folder = folder;
        this.store = store;
        this.settings = settings;
        this.vault = vault;
        this.engines = engines;
        this.scrape = shutdown.with(new ScrapeDuty(settings, vault));
    }

    /**
     * @param lock of the folder; it is let go when the owner is closed, and at once when opening fails
     * @param stays whether the process outlives a command, so that embedded hosts may live in it
     * @param passphrase who may know that of the secrets
     */
    static Outcome<Owner> open(DataFolder folder, FolderLock lock, boolean stays, PassphraseSource passphrase) {
        Shutdown shutdown = new Shutdown();
        shutdown.with(lock);
        Outcome<Owner> owner = Database.openAsOwner(folder)
                .then(database -> SqliteVault.open(shutdown.with(database), KeyWiring.of(folder, passphrase))
                        .then(vault -> wire(folder, shutdown, database, vault, stays)));
        if (owner instanceof Outcome.Failed<Owner>) {
            shutdown.close();
        }
        return owner;
    }

    private static Outcome<Owner> wire(
            DataFolder folder, Shutdown shutdown, Database database, SqliteVault vault, boolean stays) {
        ThreadPoolExecutor settingsWriter = new ThreadPoolExecutor(
                0, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000), Threads.platform("settings-writer"));
        shutdown.with(settingsWriter);
        return FleetStore.open(new SqliteFleetRepository(database), Threads.platform("fleet-writer"))
                .map(shutdown::with)
                .then(store -> Settings.open(new SqliteSettings(database), settingsWriter)
                        .map(settings -> new Owner(
                                shutdown,
                                folder,
                                store,
                                settings,
                                KeyWiring.swept(folder, shutdown, vault),
                                shutdown.with(stays ? EngineWiring.inside(folder, vault) : EngineWiring.outside()),
                                new SqliteDeployJournal(database),
                                new SqliteAlarms(database))));
    }

    /** Begins to listen to other processes; ends with the owner. */
    Outcome<OwnerSocket> serve(OwnerSocket.Owner duties) {
        try {
            return Outcome.ok(
                    shutdown.with(OwnerSocket.listen(folder.socket(), duties, Threads.virtual("connection"))));
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-9003",
                    "The socket " + folder.socket() + " cannot be made: " + e.getMessage() + ".",
                    "Look after the data folder, or name another one with --data DIR."));
        }
    }

    DataFolder folder() {
        return folder;
    }

    FleetStore store() {
        return store;
    }

    Settings settings() {
        return settings;
    }

    Vault vault() {
        return vault;
    }

    /** How the vault is protected. Once it is unlocked, what waited for that begins. */
    VaultKeys vaultKeys() {
        return new UnlockedThen(vault.keys(), this::beginWhatNeedsSecrets);
    }

    /** Uses a passphrase that a command's user named by a file; a vault that is open needs none. */
    void offer(PassphraseSource passphrase) {
        boolean wanted = vault.keys().status().wantsPassphrase();
        if (wanted && passphrase.known() instanceof Outcome.Ok<Optional<String>>(Optional<String> known)) {
            known.ifPresent(vaultKeys()::unlock);
        }
    }

    Engines engines() {
        return orders;
    }

    DeployJournal journal() {
        return journal;
    }

    Deployer deployer() {
        return deployer;
    }

    /** Follows the fleet with the engines, and wakes what ran on embedded hosts before. Blocks until it runs. */
    void wake() {
        engines.follow(store.state().value().fleet());
        shutdown.with(store.state().subscribe(state -> engines.follow(state.fleet())));
        engines.wake(store.state().value().fleet());
    }

    /**
     * The monitor of this process, made for its first caller; it begins when that one says so and ends with the owner.
     *
     * @param observed what engines tell
     */
    synchronized MonitorWiring monitor(Signal<ObservedFleet> observed) {
        MonitorWiring known = monitor;
        if (known == null) {
            Subscription following = orders.follow(observed);
            shutdown.with(following);
            known = shutdown.with(new MonitorWiring(
                    new MonitorWiring.Sources(store.state().map(FleetState::fleet), observed, orders, orders.stopped()),
                    new MonitorSetup.Keeping(
                            () -> new SqliteMetricArchive(folder, SqliteMetricArchive.USUAL_BYTES),
                            Optional.of(alarms)),
                    folder.path(),
                    Optional.of(settings),
                    engines.embeddedHosts(),
                    hook::tell));
            monitor = known;
        }
        return known;
    }

    /** Begins to monitor, and to serve the metrics page where that is wished. Blocks for a moment. */
    void beginMonitor(Signal<ObservedFleet> observed) {
        MonitorWiring wiring = monitor(observed);
        wiring.begin();
        beginWhatNeedsSecrets();
    }

    /** Where alarms go and who may scrape lies in the vault; while that is locked the rest goes on without. */
    private void beginWhatNeedsSecrets() {
        Optional<Monitoring> running = monitoring();
        try {
            if (running.isPresent()) {
                hook.begin();
                scrape.begin(running.get());
            }
        } catch (MachineFault locked) {
            LoggerFactory.getLogger(Owner.class).warn("{}", locked.problem().message());
        }
    }

    private synchronized Outcome<Watch> watch() {
        MonitorWiring known = monitor;
        return known == null
                ? Outcome.failed(Problem.of(
                        "FL-5000", "This process monitors nothing.", "Open the window, or run the command again."))
                : Outcome.ok(new Watch(known.monitoring(), known.startedNanos(), false));
    }

    /** Where alarms are sent. */
    WebhookDesk webhook() {
        return hook;
    }

    /** Something that ends with this owner, before what it stands on. */
    void ending(AutoCloseable made) {
        shutdown.with(made);
    }

    /** Empty before it was made. */
    synchronized Optional<Monitoring> monitoring() {
        return Optional.ofNullable(monitor).map(MonitorWiring::monitoring);
    }

    /** The embedded hosts of this process, for whoever watches their nodes beat. */
    Optional<EmbeddedHosts> embeddedHosts() {
        return engines.embeddedHosts();
    }

    int embeddedRunning() {
        return engines.embeddedRunning();
    }

    /** For commands that this process runs; closing them closes nothing. */
    Rooms rooms() {
        return new OwnerRooms(store, vault, vaultKeys(), orders, journal, deployer, scrape, webhook, this::watch);
    }

    @Override
    public void close() {
        shutdown.close();
    }
}

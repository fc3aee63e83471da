package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Outcome;
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

/**
 * What a command may use, made by {@code boot} for its reach. Things are made when they are first asked for, so that a
 * command pays only for what it uses.
 */
public interface Rooms extends AutoCloseable {
    /** The saved fleet. */
    Fleet fleet();

    /** Only for commands that write; an IllegalStateException otherwise. */
    FleetStore store();

    /** Where secrets lie; one that was opened for reading keeps nothing new. */
    Vault vault();

    /** How the vault's key is protected; changing that is only for commands that write. */
    VaultKeys vaultKeys();

    Engines engines();

    /** What applies did; one that was opened for reading keeps nothing new. */
    DeployJournal journal();

    /** The one of this process; only for commands that write, an IllegalStateException otherwise. */
    Deployer deployer();

    /** Virtual threads, for asking many hosts at once. */
    ThreadFactory workers();

    InstantSource clock();

    /**
     * A monitor that runs: that of a process that stays, or one of the command's own.
     *
     * @param listen UDP port on which one of the command's own hears heartbeats
     */
    Outcome<Watch> watch(Optional<Integer> listen);

    /** The metrics page; one of a command that reads serves for that command alone. */
    ScrapeDesk scrape();

    /** Where alarms are sent; only for commands that write, an IllegalStateException otherwise. */
    WebhookDesk webhook();

    @Override
    void close();
}

package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Writes a fleet into a data folder as the program would. */
public final class StoredFleet {
    private StoredFleet() {}

    /** Hosts whose engines are sockets that are not there. */
    public static void write(Path folder, int hosts) throws InterruptedException {
        DataFolder data = new DataFolder(folder);
        FolderLock lock = value(FolderLock.take(data, "test", Duration.ZERO, Threads.platform("lock-wait")))
                .orElseThrow();
        try (Owner owner = value(Owner.open(data, lock, false, PassphraseSource.NONE))) {
            for (int i = 1; i <= hosts; i++) {
                String name = String.format(Locale.ROOT, "host-%02d", i);
                EngineAddress none = new EngineAddress.Unix(folder.resolve("no-engine-" + i + ".sock"));
                value(owner.store()
                        .submit(new FleetEdit.AddHost(Host.of(new HostId(name), name, none), Optional.empty()))
                        .toCompletableFuture()
                        .join());
            }
        }
    }

    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed ->
                throw new IllegalStateException(failed.first().toString());
        };
    }
}

package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static dev.flotilla.app.persistence.Opened.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.fleet.store.FleetStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small disk of its own that runs full or turns read-only; only root may mount one. */
class BrokenDiskTest {
    @TempDir
    Path temp;

    private Path disk;
    private DataFolder data;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "only root mounts a disk");
        data = new DataFolder(disk.resolve("data"));
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", "-l", disk.toString());
    }

    @Test
    void onAFullDiskAnEditIsRefusedNothingIsLostAndItGoesOnWhenThereIsRoom() throws Exception {
        try (Database database = opened(Database.openAsOwner(data));
                FleetStore store = opened(FleetStore.open(
                        new SqliteFleetRepository(database), Thread.ofPlatform().factory()))) {
            submit(store, 0);
            Path ballast = fill();
            Problem problem = null;
            int kept = 1;
            for (int i = 1; i < 200 && problem == null; i++) {
                if (store.submit(add(i)).toCompletableFuture().join() instanceof Outcome.Failed<FleetChange> failed) {
                    problem = failed.first();
                } else {
                    kept++;
                }
            }
            assertThat(problem).isNotNull();
            assertThat(problem.code()).isEqualTo("FL-9002");
            assertThat(problem.message()).contains("full");
            assertThat(store.state().value().fleet().hosts()).hasSize(kept);
            Files.delete(ballast);
            submit(store, 1000);
            assertThat(store.state().value().fleet().hosts()).hasSize(kept + 1);
        }
        try (Database database = opened(Database.openForReading(data))) {
            assertThat(opened(new SqliteFleetRepository(database).load())
                            .fleet()
                            .hosts())
                    .extracting(Host::name)
                    .contains("h0", "h1000");
        }
    }

    @Test
    void aFolderOnAFullDiskCannotBeBegun() throws Exception {
        fill();
        Problem problem = problem(Database.openAsOwner(data));
        assertThat(problem.code()).isEqualTo("FL-9002");
        assertThat(problem.hint()).contains("Make room");
    }

    @Test
    void aReadOnlyDiskIsReadAndNotWritten() throws Exception {
        try (Database database = opened(Database.openAsOwner(data));
                FleetStore store = opened(FleetStore.open(
                        new SqliteFleetRepository(database), Thread.ofPlatform().factory()))) {
            submit(store, 0);
        }
        assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
        Problem problem = problem(Database.openAsOwner(data));
        assertThat(problem.code()).isEqualTo("FL-1023");
        assertThat(problem.hint()).contains("--data DIR");
        assertThat(problem(FolderLock.take(
                                data, "test", Duration.ZERO, Thread.ofPlatform().factory()))
                        .code())
                .isEqualTo("FL-1023");
        try (Database reader = opened(Database.openForReading(data))) {
            assertThat(opened(new SqliteFleetRepository(reader).load()).fleet().hosts())
                    .hasSize(1);
        }
        assertThat(problem(new DataFolder(disk.resolve("new")).prepare()).code())
                .isEqualTo("FL-1023");
    }

    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return ballast;
        }
    }

    private static void submit(FleetStore store, int number) {
        opened(store.submit(add(number)).toCompletableFuture().join());
    }

    private static FleetEdit add(int number) {
        return new FleetEdit.AddHost(
                Host.of(new HostId("id" + number), "h" + number, new EngineAddress.Embedded()), Optional.empty());
    }

    private static boolean command(String... words) throws Exception {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}

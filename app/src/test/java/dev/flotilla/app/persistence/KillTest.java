package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.boot.Program;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.store.StoredFleet;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill the process at any moment, and the next start shows the last applied edit. */
class KillTest {
    private static final int ROUNDS = 20;
    private static final long SEED = 20_261_120;

    @TempDir
    Path folder;

    @Test
    void afterAKillTheNextStartShowsTheLastConfirmedEditOrTheOneInFlight() throws Exception {
        Random random = new Random(SEED);
        long confirmed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long last = editAndKill(1 + random.nextInt(60));
            assertThat(last).as("round %s made progress", round).isGreaterThan(confirmed);
            StoredFleet found = load();
            assertThat(found.revision().number())
                    .as("round %s, seed %s: confirmed %s", round, SEED, last)
                    .isBetween(last, last + 1);
            assertThat(found.fleet())
                    .as("round %s, seed %s", round, SEED)
                    .isEqualTo(wholeEdit(found.revision().number()));
            confirmed = found.revision().number();
        }
    }

    /** The last revision that the process had confirmed when it died. */
    private long editAndKill(int after) throws Exception {
        Process process = Program.java(EditUntilKilled.class.getName(), folder.toString());
        long last = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Long.parseLong(line);
                if (++seen == after) {
                    // The handle: the process itself would close the stream that is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return last;
    }

    private StoredFleet load() {
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            return opened(new SqliteFleetRepository(database).load());
        }
    }

    private static Fleet wholeEdit(long number) {
        return switch (FleetRules.apply(Fleet.EMPTY, EditUntilKilled.edit(number, Fleet.EMPTY))) {
            case Outcome.Ok<Fleet>(Fleet fleet) -> fleet;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }
}

package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.persistence.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Window processes over one data folder, on JavaFX's headless platform. */
class SecondWindowIT {
    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    void aSecondWindowIsRefusedWithASentence() {
        Process first = window();
        Program.Result second = Program.run("--data", folder().toString());
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("FL-1027", "open already", "--data DIR");
        assertThat(second.out()).isEmpty();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void commandsGoToTheWindowAndItLeavesNothingWhenItEnds() throws Exception {
        Process window = window();
        Program.Result added =
                Program.run("host", "add", "a", "--engine", "unix:///run/none.sock", "--data", folder().toString());
        assertThat(added.code()).as(added.toString()).isZero();
        Program.Result again =
                Program.run("host", "add", "a", "--engine", "unix:///run/none.sock", "--data", folder().toString());
        assertThat(again.err()).contains("FL-1002");
        new ProcessBuilder("kill", "-TERM", Long.toString(window.pid())).start().waitFor();
        window.waitFor();
        assertThat(new DataFolder(folder()).socket()).doesNotExist();
        assertThat(folder().resolve("flotilla.db-wal")).doesNotExist();
    }

    @Test
    void aKeeperMakesRoomForTheWindow() throws Exception {
        Process keeper = Program.start("keeper", "--data", folder().toString());
        started.add(keeper);
        assertThat(keeper.inputReader().readLine()).isEqualTo("ready");
        window();
        await().atMost(Duration.ofSeconds(10)).until(() -> !keeper.isAlive());
        assertThat(Files.readString(new DataFolder(folder()).lock())).startsWith("window ");
    }

    private Path folder() {
        return temp.resolve("data");
    }

    private Process window() {
        Process window = Program.start("--data", folder().toString());
        started.add(window);
        DataFolder data = new DataFolder(folder());
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(data.socket()) && isHeldByWindow(data));
        return window;
    }

    private static boolean isHeldByWindow(DataFolder data) throws Exception {
        return Files.readString(data.lock()).startsWith("window ");
    }
}

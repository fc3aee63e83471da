package dev.flotilla.node.commit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.routing.RolloutNote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutFileTest {
    private static final RolloutNote NOTE =
            new RolloutNote("v1", "v2", 7, List.of(0.05, 1.0), Optional.of("p95 \"201\" ms"));

    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsRecalledUntilItIsForgotten() {
        RolloutFile file = new RolloutFile(folder);
        assertThat(file.recall()).isEmpty();
        assertThat(file.keep(Optional.of(NOTE))).isEmpty();
        assertThat(new RolloutFile(folder).recall()).contains(NOTE);

        assertThat(file.keep(Optional.empty())).isEmpty();
        assertThat(file.recall()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNoNoteIsNotRecalled() throws Exception {
        Path file = folder.resolve(RolloutFile.NAME);
        for (String text : List.of(
                "",
                "{",
                "[]",
                "\0\0\0\0",
                "{\"stable\":\"v1\",\"canary\":\"v2\",\"steps\":[]}",
                "{\"stable\":\"v1\",\"canary\":\"v2\",\"steps\":[0.5,0.2]}",
                "{\"stable\":\"v1\",\"canary\":\"v2\",\"steps\":[0.5,\"x\"]}",
                "{\"stable\":\"v1\",\"steps\":[0.5]}")) {
            Files.writeString(file, text);
            assertThat(new RolloutFile(folder).recall()).as(text).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsToldByTheFile() {
        assertThat(new RolloutFile(folder.resolve("nowhere")).keep(Optional.of(NOTE)))
                .hasValueSatisfying(why -> assertThat(why).contains("nowhere"));
    }
}

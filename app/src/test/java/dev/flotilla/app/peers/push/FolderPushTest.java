package dev.flotilla.app.peers.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPushTest {
    @TempDir
    Path folder;

    @Test
    void theFileIsReplacedAndNothingIsLeftBeside() throws IOException {
        Files.writeString(folder.resolve("mosaic.config"), "old");

        assertThat(FolderPush.push(folder, "new")).isEqualTo(Outcome.ok(true));
        assertThat(FolderPush.push(folder, "new")).isEqualTo(Outcome.ok(false));

        assertThat(folder.resolve("mosaic.config")).hasContent("new");
        assertThat(folder).isDirectoryContaining(p -> p.endsWith("mosaic.config"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aLinkIsReplacedAndWhatItPointsToStays() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("bind"));
        Path outside = Files.writeString(folder.resolve("precious"), "mine");
        Files.createSymbolicLink(inside.resolve("mosaic.config"), outside);

        assertThat(FolderPush.push(inside, "new")).isEqualTo(Outcome.ok(true));

        assertThat(outside).hasContent("mine");
        assertThat(Files.isSymbolicLink(inside.resolve("mosaic.config"))).isFalse();
        assertThat(inside.resolve("mosaic.config")).hasContent("new");
    }

    @Test
    void aLinkWhereTheNewOneIsWrittenIsNotFollowedEither() throws IOException {
        Path outside = Files.writeString(folder.resolve("precious"), "mine");
        Path inside = Files.createDirectory(folder.resolve("bind"));
        Files.createSymbolicLink(inside.resolve(".mosaic.config.new"), outside);

        assertThat(FolderPush.push(inside, "new")).isEqualTo(Outcome.ok(true));

        assertThat(outside).hasContent("mine");
    }

    @Test
    void whatIsNoFolderIsRefusedInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.createDirectory(folder.resolve("mosaic.config"));

        for (Path wrong : new Path[] {file, folder.resolve("missing"), folder}) {
            assertThat(FolderPush.push(wrong, "new"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.first().code()).isEqualTo("FL-3109"));
        }
    }

    @Test
    void thePreviewTellsLinesThatGoAndCome() throws IOException {
        Files.writeString(folder.resolve("mosaic.config"), "{\n  \"a\": 1,\n  \"b\": 2\n}\n");

        Outcome<PushPreview> seen = FolderPush.preview("n", folder, "{\n  \"a\": 1,\n  \"b\": 3\n}\n");

        assertThat(seen)
                .isInstanceOfSatisfying(
                        Outcome.Ok.class,
                        ok -> assertThat(((PushPreview) ok.value()).diff())
                                .containsExactly(" {", "   \"a\": 1,", "-  \"b\": 2", "+  \"b\": 3", " }"));
    }
}

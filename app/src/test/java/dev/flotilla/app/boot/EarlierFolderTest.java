package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.EarlierFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command over a data folder of every format there ever was. */
class EarlierFolderTest {
    private static final String COMPOSE = "services:\n  web:\n    image: nginx:1\n";
    private static final List<String> READING = List.of(
            "host list",
            "host test old-one",
            "ports",
            "stack plan STACK",
            "stack validate STACK",
            "stack status shop",
            "stack history shop",
            "stack logs shop",
            "nodes --for 0",
            "matrix --for 0",
            "alarms --for 0",
            "watch --for 0",
            "doctor",
            "export --to OUT",
            "config push node-a --dry-run",
            "launch list",
            "launch ping");
    private static final List<String> WRITING = List.of(
            "host set old-one --datacenter campus",
            "host add b --engine unix:///none.sock",
            "host remove old-one --force",
            "nodes add n --host 192.0.2.1",
            "nodes import CONFIG",
            "stack apply STACK --yes",
            "stack stop shop --yes",
            "stack remove shop --yes",
            "stack recover shop --undo --yes",
            "config push node-a --yes",
            "launch busybox:latest",
            "launch stop ring",
            "import STACK",
            "alarms webhook",
            "nodes serve-metrics");

    @TempDir
    Path temp;

    private Path folder;

    static Stream<Arguments> reading() {
        return IntStream.range(0, EarlierFolder.TODAY)
                .boxed()
                .flatMap(format -> READING.stream().map(command -> Arguments.of(format, command)));
    }

    static Stream<Arguments> writing() {
        return IntStream.range(0, EarlierFolder.TODAY)
                .boxed()
                .flatMap(format -> WRITING.stream().map(command -> Arguments.of(format, command)));
    }

    @BeforeEach
    void files() throws IOException {
        folder = temp.resolve("data");
        Files.writeString(temp.resolve("shop.yaml"), COMPOSE);
        Files.writeString(temp.resolve("mosaic.config"), "{\"host\": \"192.0.2.1\"}");
    }

    private String said(String command) {
        String[] words = command.replace("STACK", temp.resolve("shop.yaml").toString())
                .replace("CONFIG", temp.resolve("mosaic.config").toString())
                .replace("OUT", temp.resolve("out").toString())
                .split(" ");
        return new InProcess(folder).run(words).json().toString();
    }

    @ParameterizedTest
    @MethodSource("reading")
    void aReadingCommandReadsItAndChangesNothing(int format, String command) throws IOException, SQLException {
        EarlierFolder.make(folder, format);
        byte[] before = Files.readAllBytes(new DataFolder(folder).database());

        assertThat(said(command)).doesNotContain("no such table", "no such column", "SQLITE", "FL-90");

        assertThat(EarlierFolder.format(folder)).isEqualTo(format);
        assertThat(Files.readAllBytes(new DataFolder(folder).database())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aWritingCommandBringsItUpToDate(int format, String command) throws IOException, SQLException {
        EarlierFolder.make(folder, format);

        assertThat(said(command)).doesNotContain("no such table", "no such column", "SQLITE", "FL-90");

        assertThat(EarlierFolder.format(folder)).isEqualTo(EarlierFolder.TODAY);
    }

    @Test
    void whatWasKeptInEachFormatIsRead() throws IOException, SQLException {
        for (int format = 1; format <= EarlierFolder.TODAY; format++) {
            Path one = temp.resolve("format-" + format);
            EarlierFolder.make(one, format);

            assertThat(EarlierFolder.read(one).fleet().hosts())
                    .as("format " + format)
                    .singleElement()
                    .satisfies(host -> assertThat(host.name()).isEqualTo("old-one"));
        }
    }
}

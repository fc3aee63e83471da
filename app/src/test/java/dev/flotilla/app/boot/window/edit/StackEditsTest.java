package dev.flotilla.app.boot.window.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackEditsTest {
    private static final String STACK = "name: shop\nservices:\n  web:\n    image: nginx:${TAG}\n";

    @TempDir
    Path folder;

    private final StackEdits edits = new StackEdits();

    private StackText open(String text) throws IOException {
        Path file = folder.resolve("compose.yml");
        Files.writeString(file, text);
        Files.writeString(folder.resolve(".env"), "TAG=1.27\n");
        return ((Outcome.Ok<StackText>) edits.open(file)).value();
    }

    @Test
    void aFileIsOpenedWithItsVariablesAndWrittenWithItsPermissions() throws IOException {
        StackText opened = open(STACK);
        Path file = folder.resolve("compose.yml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(opened.environment()).containsEntry("TAG", "1.27");
        assertThat(edits.check(opened).errors()).isEmpty();

        assertThat(edits.write(opened, STACK + "# more\n")).isInstanceOf(Outcome.Ok.class);
        assertThat(file).hasContent(STACK + "# more\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aFileThatChangedMeanwhileIsLeftAlone() throws IOException {
        StackText opened = open(STACK);
        Files.writeString(folder.resolve("compose.yml"), "somebody else");

        Outcome.Failed<Path> failed = (Outcome.Failed<Path>) edits.write(opened, STACK + "# more\n");

        assertThat(failed.first().code()).isEqualTo("FL-3303");
        assertThat(folder.resolve("compose.yml")).hasContent("somebody else");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws IOException {
        Problem problem =
                edits.check(open(STACK.replace("image", "imagine"))).errors().getFirst();
        assertThat(problem.place()).isPresent();
    }
}

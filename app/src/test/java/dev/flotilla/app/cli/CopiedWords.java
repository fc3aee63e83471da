package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.ui.kit.command.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A folder with a program that tells its words: what a shell makes of a command that was copied. */
final class CopiedWords {
    private static final String END = "\u0001";

    private final Path folder;

    CopiedWords(Path folder) throws IOException {
        this.folder = folder;
        Path program = Files.createDirectories(folder.resolve("installers")).resolve("run");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\0' \"$@\" '" + END + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The words of each line as a shell passes them on. */
    List<List<String>> of(Command command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", command.text())
                .directory(folder.toFile())
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : said.substring(0, said.length() - 1).split("\0", -1)) {
            if (word.equals(END)) {
                lines.add(new ArrayList<>());
            } else {
                lines.getLast().add(word);
            }
        }
        lines.removeLast();
        return lines;
    }
}

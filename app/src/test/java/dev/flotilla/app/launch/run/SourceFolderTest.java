package dev.flotilla.app.launch.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
    @TempDir
    Path folder;

    @TempDir
    Path out;

    @BeforeEach
    void write() throws IOException {
        put("Dockerfile", "FROM a\n");
        put("src/run.sh", "#!/bin/sh\n");
        Files.setPosixFilePermissions(folder.resolve("src/run.sh"), PosixFilePermissions.fromString("rwxr-x--x"));
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private SourceFolder read() {
        return ((Outcome.Ok<SourceFolder>) SourceFolder.read(folder)).value();
    }

    /** What the system's own tar makes of it. */
    private Path unpacked() throws IOException, InterruptedException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        read().writeTo((bytes, length) -> tar.write(bytes, 0, length));
        Path file = out.resolve("it.tar");
        Files.write(file, tar.toByteArray());
        Path to = Files.createDirectory(out.resolve("to"));
        Process process = new ProcessBuilder("tar", "-xpf", file.toString(), "-C", to.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return to;
    }

    @Test
    void tarsOwnProgramUnpacksTheSame() throws Exception {
        String deep = "d".repeat(90) + "/" + "e".repeat(90) + "/ümläut.txt";
        put(deep, "x".repeat(100_000));
        put("empty", "");
        put("block", "b".repeat(512));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("src/run.sh"));

        Path to = unpacked();

        assertThat(to.resolve(deep)).hasContent("x".repeat(100_000));
        assertThat(to.resolve("empty")).isEmptyFile();
        assertThat(to.resolve("block")).hasContent("b".repeat(512));
        assertThat(Files.readSymbolicLink(to.resolve("link"))).isEqualTo(Path.of("src/run.sh"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("src/run.sh"))))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void whatIsIgnoredIsNotSent() throws Exception {
        put(".dockerignore", "**/*.log\n.git\nDockerfile\ndata\n!data/keep\n");
        put("a.log", "");
        put(".git/HEAD", "");
        put("data/big", "");
        put("data/keep", "");

        assertThat(read().paths().files())
                .containsExactlyInAnyOrder(".dockerignore", "Dockerfile", "data/keep", "src/run.sh");
    }

    @Test
    void aFolderWithoutADockerfileIsRefused() throws Exception {
        Files.delete(folder.resolve("Dockerfile"));

        Outcome.Failed<SourceFolder> failed = (Outcome.Failed<SourceFolder>) SourceFolder.read(folder);

        assertThat(failed.first().code()).isEqualTo("FL-6103");
        assertThat(failed.first().message()).contains(folder.toString());
    }

    @Test
    void theFilesBytesAreCounted() throws Exception {
        put("more", "y".repeat(1000));

        assertThat(read().bytes()).isEqualTo("FROM a\n".length() + "#!/bin/sh\n".length() + 1000L);
    }

    @Test
    void aFullPipeWaitsAndALostReaderEndsTheWriter() {
        byte[] piece = "0123456789".getBytes(StandardCharsets.US_ASCII);

        int read = Pipe.through(
                Thread.ofVirtual().factory(),
                sink -> {
                    for (int i = 0; i < 1000; i++) {
                        sink.write(piece, piece.length);
                    }
                },
                source -> {
                    byte[] buffer = new byte[7];
                    int sum = 0;
                    for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                        sum += n;
                    }
                    return sum;
                });

        assertThat(read).isEqualTo(10_000);
    }

    @Test
    void whatTheWriterThrowsReachesTheCaller() {
        IllegalStateException broken = new IllegalStateException("unreadable");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Pipe.through(
                        Thread.ofVirtual().factory(),
                        sink -> {
                            throw broken;
                        },
                        source -> source.read(new byte[8]))))
                .isSameAs(broken);
    }
}

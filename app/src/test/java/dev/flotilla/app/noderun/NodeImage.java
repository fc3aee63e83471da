package dev.flotilla.app.noderun;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The image of the node, built from this clone by {@code installers/image} and the engines of the lab; once for each machine of a run. */
public final class NodeImage {
    static final String NAME = "flotilla-node";

    /** What the lab's engines have of glibc and a shell. */
    private static final String BASE = "BASE=eclipse-temurin:25-jre";

    private static final long LAYOUT_MINUTES = 5;
    private static final Path CONTEXT =
            Path.of("target", "node-image").toAbsolutePath().normalize();
    private static final Set<String> BUILT = new HashSet<>();

    private NodeImage() {}

    public static synchronized void on(Lab lab, List<LabHost> machines) {
        if (BUILT.isEmpty()) {
            layOut();
        }
        List<CompletableFuture<String>> builds = new ArrayList<>();
        for (LabHost machine : machines) {
            if (BUILT.add(machine.name())) {
                builds.add(CompletableFuture.supplyAsync(() ->
                        lab.docker(machine, "build", "-q", "--build-arg", BASE, "--tag", NAME, CONTEXT.toString())));
            }
        }
        builds.forEach(CompletableFuture::join);
    }

    private static void layOut() {
        Path said = CONTEXT.resolveSibling("node-image.log");
        try {
            Files.createDirectories(CONTEXT);
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of("..", "installers", "image").toString(), "--context", CONTEXT.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            if (!process.waitFor(LAYOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the layout of the image is not done after 5 minutes");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(said));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

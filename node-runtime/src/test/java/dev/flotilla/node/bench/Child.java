package dev.flotilla.node.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of Java beside this one, asked line by line. It is killed in the end, however that comes. */
final class Child implements AutoCloseable {
    /** As the image starts a node. */
    static final List<String> AS_SHIPPED = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    /** Of /proc/PID/stat, on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    Child(List<String> options, Map<String, String> environment, String... main) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.add("-Dlogback.configurationFile=dev/flotilla/node/boot/logback.xml");
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    long pid() {
        return process.pid();
    }

    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("a child has ended");
        }
        return line;
    }

    String ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return line();
    }

    /** Reads and drops what it says from now on, so that it never waits for a reader. */
    void drain() {
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                while (lines.readLine() != null) {
                    // said for people
                }
            } catch (IOException e) {
                process.destroyForcibly();
            }
        });
    }

    /** What it has cost so far, of the program and of the kernel for it, all threads. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

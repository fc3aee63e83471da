package dev.flotilla.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of Java beside this one, asked line by line. It is killed in the end, however that comes. */
final class BenchProcess implements AutoCloseable {
    /** Of /proc/PID/stat, on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    BenchProcess(List<String> options, String... main) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("a process of the benchmark has ended");
        }
        return line;
    }

    void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    String ask(String line) throws IOException {
        tell(line);
        return line();
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

package dev.flotilla.app.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The running lab: its machines and what can be done to them. Each fault is one call of the lab's own script and
 * returns when it holds. Used by one test at a time.
 */
public final class Lab {
    /** Names the file that {@code resources/lab/lab env --json} was written to. */
    public static final String VARIABLE = "FLOTILLA_LAB_JSON";

    private static final long FAULT_SECONDS = 90;

    /** Whom a machine no longer hears: the other machines, this computer, or both. */
    public enum From {
        PEERS,
        APP,
        ALL
    }

    private final LabDescription description;
    private final Set<String> harmed = new HashSet<>();

    Lab(LabDescription description) {
        this.description = description;
    }

    /** The lab that the environment names; empty where it names none. */
    public static Optional<Lab> running() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isReadable)
                .map(LabDescription::read)
                .map(Lab::new);
    }

    /** All machines, in the order of their numbers. */
    public List<LabHost> hosts() {
        return description.hosts();
    }

    /** The machines whose tcp endpoint wants a client certificate. */
    public List<LabHost> secured() {
        return hosts().stream().filter(LabHost::secured).toList();
    }

    /** The machines whose engine listens on plain tcp. */
    public List<LabHost> plain() {
        return hosts().stream().filter(host -> !host.secured()).toList();
    }

    /** One machine for each engine version that runs here, with TLS where there is a choice. */
    public List<LabHost> onePerEngine() {
        Map<String, LabHost> chosen = new LinkedHashMap<>();
        secured().forEach(host -> chosen.putIfAbsent(host.engineLine(), host));
        plain().forEach(host -> chosen.putIfAbsent(host.engineLine(), host));
        return List.copyOf(chosen.values());
    }

    /** A folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem} that every secured machine accepts. */
    public Path certificates() {
        return description.certificates();
    }

    /** The same, but the client's certificate expired long ago. */
    public Path expiredCertificates() {
        return description.expiredCertificates();
    }

    /** The same, issued by an authority that no machine knows, and trusting only that one. */
    public Path strangersCertificates() {
        return description.strangersCertificates();
    }

    /** The address of this computer in the lab's network. */
    public String appAddress() {
        return description.app();
    }

    public void cut(LabHost host, From from) {
        harm(
                host,
                "cut",
                switch (from) {
                    case PEERS -> "peers";
                    case APP -> "app";
                    case ALL -> "all";
                });
    }

    /** @param rate bandwidth in the words of {@code tc}, as {@code 4mbit} */
    public void slow(LabHost host, String rate, int lossPercent) {
        harm(host, "slow", rate, Integer.toString(lossPercent));
    }

    /** Ends cuts and slowness. */
    public void heal(LabHost host) {
        run("heal", host.name());
    }

    /** A power cut: the engine and all containers are gone at once, without a word to those who are connected. */
    public void kill(LabHost host) {
        harm(host, "kill");
    }

    /** SIGKILL to the engine only; its containers and the machine live on, and callers are refused. */
    public void killEngine(LabHost host) {
        harm(host, "kill", "engine");
    }

    /** The engine accepts connections and answers nothing, until {@link #start}. */
    public void hang(LabHost host) {
        harm(host, "hang");
    }

    /** Starts what was killed, resumes what hangs; returns when the engine answers. */
    public void start(LabHost host) {
        run("start", host.name());
    }

    /** Runs a command on a machine and gives what it printed. */
    public String exec(LabHost host, String... command) {
        List<String> words = new ArrayList<>(List.of("exec", host.name()));
        words.addAll(List.of(command));
        return run(words.toArray(String[]::new));
    }

    /** Runs the docker command line against a machine's engine and gives what it printed. */
    public String docker(LabHost host, String... words) {
        List<String> all = new ArrayList<>(List.of("docker", host.name()));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** Mends all machines that this object has put a fault on. */
    void mend() {
        for (LabHost host : hosts()) {
            if (harmed.remove(host.name())) {
                start(host);
                heal(host);
            }
        }
    }

    private void harm(LabHost host, String fault, String... more) {
        harmed.add(host.name());
        List<String> words = new ArrayList<>(List.of(fault, host.name()));
        words.addAll(List.of(more));
        run(words.toArray(String[]::new));
    }

    /** One call of the lab's script; its output goes by a file, for daemons that it starts would hold a pipe open. */
    private String run(String... words) {
        List<String> command = new ArrayList<>(List.of(description.command().toString()));
        command.addAll(List.of(words));
        try {
            Path output = Files.createTempFile("lab", ".out");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(description.settings());
                Process process = builder.start();
                boolean ended = process.waitFor(FAULT_SECONDS, TimeUnit.SECONDS);
                String printed = Files.readString(output, StandardCharsets.UTF_8);
                if (!ended) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "%s: not done after %d s: %s".formatted(command, FAULT_SECONDS, printed));
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("%s: exit %d: %s".formatted(command, process.exitValue(), printed));
                }
                return printed;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }
}

package dev.flotilla.app.doctor.lab;

import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.doctor.probe.StackPlans;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.noderun.NodeImage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two machines of the lab with what a test puts on them; all of it is gone afterwards. */
final class Ward implements AutoCloseable {
    private static final String LABEL = "doctor-test";
    private static final Duration LONG = Duration.ofSeconds(40);

    final Lab lab;
    final LabHost one;
    final LabHost two;
    private final HostEngines engines;
    private final Fleet fleet;
    private final List<Runnable> mends = new ArrayList<>();

    Ward(Lab lab) {
        this.lab = lab;
        this.one = lab.hosts().get(0);
        this.two = lab.hosts().get(1);
        NodeImage.on(lab, List.of(one, two));
        this.engines = new HostEngines(EngineLimits.USUAL, Thread.ofVirtual().factory(), Clock.systemUTC(), host -> {
            throw new AssertionError("no embedded host here");
        });
        this.fleet = new Fleet("lab", List.of(host(one), host(two)), Map.of(), new TreeMap<>());
        clear();
    }

    private Host host(LabHost machine) {
        Optional<java.nio.file.Path> tls = machine.secured() ? Optional.of(lab.certificates()) : Optional.empty();
        return Host.of(
                new HostId(machine.name()),
                machine.name(),
                new EngineAddress.Tcp(machine.tcp().getHost(), machine.tcp().getPort(), tls));
    }

    /** Runs a container; the words are those of {@code docker run} behind its name. */
    void run(LabHost machine, String name, String... words) {
        List<String> all = new ArrayList<>(List.of("run", "-d", "--label", LABEL, "--name", name));
        all.addAll(List.of(words));
        lab.docker(machine, all.toArray(String[]::new));
    }

    void docker(LabHost machine, String... words) {
        lab.docker(machine, words);
    }

    /** A node of the image with a configuration of its own. */
    void node(LabHost machine, String name, String config, String... words) {
        lab.exec(machine, "sh", "-c", "mkdir -p /srv/$0 && printf %s \"$1\" >/srv/$0/mosaic.config", name, config);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-v", "/srv/" + name + "/mosaic.config:/app/mosaic.config:ro", "flotilla-node"));
        run(machine, name, all.toArray(String[]::new));
    }

    /** A fault, with how it is mended. */
    void fault(LabHost machine, String breaks, String mends) {
        lab.exec(machine, "sh", "-c", breaks);
        this.mends.add(() -> lab.exec(machine, "sh", "-c", mends));
    }

    void mend() {
        mends.forEach(Runnable::run);
        mends.clear();
    }

    /** With helper containers. */
    List<Finding> examine(String... targets) throws InterruptedException {
        return result(new Wish(List.of(targets), true, "flotilla-node")).findings();
    }

    Examination.Result result(Wish wish) throws InterruptedException {
        Examination examination =
                new Examination(engines, Thread.ofVirtual().factory(), Clock.systemUTC(), StackPlans.NONE);
        return switch (examination.run(fleet, wish)) {
            case Outcome.Ok<Examination.Result>(Examination.Result result) -> result;
            case Outcome.Failed<Examination.Result> failed -> throw new AssertionError(failed.first());
        };
    }

    /** Each as {@code FL-62xx host/container}. */
    List<String> codes(String... targets) throws InterruptedException {
        return codes(examine(targets));
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(f -> f.code() + " " + f.target()).toList();
    }

    /** Waits until a container says something in its log. */
    void awaitLog(LabHost machine, String name, String words) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> lab.exec(machine, "sh", "-c", "docker logs " + name + " 2>&1")
                        .contains(words));
    }

    String inspect(LabHost machine, String name, String format) {
        return lab.docker(machine, "inspect", "-f", format, name).strip();
    }

    private void clear() {
        for (LabHost machine : List.of(one, two)) {
            lab.exec(
                    machine,
                    "sh",
                    "-c",
                    "docker ps -aq --filter label=$0 | xargs -r docker rm -f -v; docker network rm doctor-net doctor-other"
                            + " 2>/dev/null; true",
                    LABEL);
        }
    }

    @Override
    public void close() {
        mend();
        clear();
        engines.close();
    }
}

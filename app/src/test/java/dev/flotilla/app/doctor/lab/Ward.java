package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Machines of the lab with what a class of tests puts on them; all of it is gone afterwards. What is to be made is written down first and
 * then made on all machines at once.
 */
final class Ward implements AutoCloseable {
    private static final String LABEL = "doctor-test";
    private static final String NODE = "flotilla-node";
    private static final List<String> STAND_IN =
            List.of("--label", "dev.flotilla.node=mosaic", "busybox", "sleep", "600");
    /** Each check of a node by itself starts a Java, which all nodes of a test together would do all the time. */
    private static final String SELDOM_CHECKED = " --health-interval=10m";

    private static final String NETWORKS = "doctor-net doctor-other";
    private static final Duration LONG = Duration.ofSeconds(40);
    /** So many seconds a node may take to start. */
    private static final int START = 80;

    /** What was made and is younger is given time by the rules, to which an examination adds what it takes itself. */
    private static final Duration YOUTH = Duration.ofSeconds(3);

    final Lab lab;
    final LabHost one;
    final LabHost two;
    final LabHost three;
    private final List<LabHost> machines;
    private final HostEngines engines;
    private final Fleet fleet;
    private final Map<LabHost, StringBuilder> written = new LinkedHashMap<>();
    private final List<Runnable> mends = new ArrayList<>();
    private Instant made = Instant.EPOCH;

    Ward(Lab lab) {
        this.lab = lab;
        this.one = lab.hosts().get(0);
        this.two = lab.hosts().get(1);
        this.three = lab.hosts().get(2);
        this.machines = List.of(one, two, three);
        NodeImage.on(lab, machines);
        this.engines = new HostEngines(EngineLimits.USUAL, Thread.ofVirtual().factory(), Clock.systemUTC(), host -> {
            throw new AssertionError("no embedded host here");
        });
        this.fleet = new Fleet("lab", machines.stream().map(this::host).toList(), Map.of(), new TreeMap<>());
        clear();
    }

    private Host host(LabHost machine) {
        Optional<Path> tls = machine.secured() ? Optional.of(lab.certificates()) : Optional.empty();
        return Host.of(
                new HostId(machine.name()),
                machine.name(),
                new EngineAddress.Tcp(machine.tcp().getHost(), machine.tcp().getPort(), tls));
    }

    /** {@code machine/container}, as findings have it. */
    static String at(LabHost machine, String container) {
        return machine.name() + "/" + container;
    }

    /** Writes down a line for the machine's shell. */
    Ward sh(LabHost machine, String line) {
        written.computeIfAbsent(machine, m -> new StringBuilder("set -e\n"))
                .append(line)
                .append('\n');
        return this;
    }

    /** Writes down a container; the words are those of {@code docker run} behind its name. */
    Ward run(LabHost machine, String name, String... words) {
        return sh(machine, docker("run -d" + (List.of(words).contains(NODE) ? SELDOM_CHECKED : ""), name, words));
    }

    /** Writes down one that its engine is to refuse. */
    Ward runInVain(LabHost machine, String name, String... words) {
        return sh(machine, "! " + docker("run -d", name, words));
    }

    private static String docker(String deed, String name, String... words) {
        StringBuilder line = new StringBuilder("docker " + deed + " --label " + LABEL + " --name " + name);
        for (String word : words) {
            line.append(' ').append(quoted(word));
        }
        return line.append(" >/dev/null").toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Writes down a node of the image with a configuration of its own. */
    Ward node(LabHost machine, String name, String config, String... words) {
        return run(machine, name, configured(machine, name, config, List.of(words), List.of(NODE)));
    }

    /** Writes down what has the configuration and the ports of a node, and does nothing: for what is wrong before a node even runs. */
    Ward standIn(LabHost machine, String name, String config, String... words) {
        return sh(machine, docker("run -d", name, configured(machine, name, config, List.of(words), STAND_IN)));
    }

    /** The same, which is never started. */
    Ward standInAtRest(LabHost machine, String name, String config, String... words) {
        return sh(machine, docker("create", name, configured(machine, name, config, List.of(words), STAND_IN)));
    }

    private String[] configured(LabHost machine, String name, String config, List<String> words, List<String> image) {
        String file = "/srv/" + name + "/mosaic.config";
        sh(machine, "mkdir -p /srv/" + name + " && printf %s " + quoted(config) + " >" + file);
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("-v", file + ":/app/mosaic.config:ro"));
        all.addAll(image);
        return all.toArray(String[]::new);
    }

    /** Writes down to wait until a node says in its log that it listens. */
    Ward listens(LabHost machine, String node) {
        return sh(
                machine,
                "timeout " + START + " bash -c 'grep -qm1 \"listener started\" < <(docker logs -f " + node + " 2>&1)'");
    }

    /** Makes what was written down. */
    void make() {
        List<CompletableFuture<String>> all = new ArrayList<>();
        written.forEach((machine, lines) ->
                all.add(CompletableFuture.supplyAsync(() -> lab.exec(machine, "sh", "-c", lines.toString()))));
        written.clear();
        all.forEach(CompletableFuture::join);
        made = Instant.now();
    }

    /** A fault at once, with how it is mended. */
    void fault(LabHost machine, String breaks, String mends) {
        lab.exec(machine, "sh", "-c", breaks);
        this.mends.add(() -> lab.exec(machine, "sh", "-c", mends));
    }

    /** A rule in the way of what goes to containers, before their ports are looked up. */
    void firewall(LabHost machine, String rule) {
        String where = rule.contains("REJECT") ? "-t filter -I FORWARD " : "-t raw -I PREROUTING ";
        fault(machine, "iptables " + where + rule, "iptables " + where.replace("-I", "-D") + rule);
    }

    void mend() {
        mends.forEach(Runnable::run);
        mends.clear();
    }

    /** With helper containers. */
    List<Finding> examine(String... targets) throws InterruptedException {
        return result(new Wish(List.of(targets), true, NODE, Optional.empty())).findings();
    }

    Examination.Result result(Wish wish) throws InterruptedException {
        return result(fleet, wish);
    }

    Examination.Result result(Fleet of, Wish wish) throws InterruptedException {
        Examination examination =
                new Examination(engines, Thread.ofVirtual().factory(), Clock.systemUTC(), StackPlans.NONE);
        return switch (examination.run(of, wish)) {
            case Outcome.Ok<Examination.Result>(Examination.Result result) -> result;
            case Outcome.Failed<Examination.Result> failed -> throw new AssertionError(failed.first());
        };
    }

    /** Each as {@code FL-62xx machine/container}. */
    List<String> codes(String... targets) throws InterruptedException {
        return codes(examine(targets));
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(f -> f.code() + " " + f.target()).toList();
    }

    /** Until there is nothing to find about these. */
    void awaitWell(String... targets) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(examine(targets)).isEmpty());
    }

    /**
     * Until all of these are found, among others that follow from them or not; not before what was made is old enough for it.
     */
    void awaitFound(String... findings) {
        await().atMost(LONG).until(() -> Instant.now().isAfter(made.plus(YOUTH)));
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(codes()).contains(findings));
    }

    String inspect(LabHost machine, String name, String format) {
        return lab.docker(machine, "inspect", "-f", format, name).strip();
    }

    /** Removes all that was made here, and makes machines forget the ways of published flows, which go on for minutes. */
    void clear() {
        written.clear();
        for (LabHost machine : machines) {
            sh(machine, "docker ps -aq --filter label=" + LABEL + " | xargs -r docker rm -f -v >/dev/null");
            sh(machine, "docker network rm " + NETWORKS + " >/dev/null 2>&1 || true");
            sh(
                    machine,
                    "for k in udp_timeout udp_timeout_stream; do echo 2 >/proc/sys/net/netfilter/nf_conntrack_$k; done");
        }
        make();
    }

    @Override
    public void close() {
        mend();
        clear();
        engines.close();
    }
}

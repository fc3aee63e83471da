package dev.flotilla.app.deploy.lab;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.book.StackBook;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.MemoryVault;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.deploy.run.Recovery;
import dev.flotilla.app.deploy.run.StackPlanning;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.secret.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The rooms of a deploy over the machines of a lab. */
final class LabFleet implements AutoCloseable {
    /** Shorter than in daily life, so that a hung engine is noticed within a test. */
    private static final EngineLimits LIMITS = new EngineLimits(
            Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofSeconds(30));

    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    final HostEngines engines;
    final Fleet fleet;
    final Deployer deployer;
    final StackPlanning planning;
    final StackBook book;
    final Recovery recovery;
    private final Lab lab;

    LabFleet(Lab lab, int hosts, DeployJournal journal) {
        this.lab = lab;
        this.engines = new HostEngines(LIMITS, THREADS, Clock.systemUTC(), host -> {
            throw new AssertionError("no embedded host here");
        });
        List<Host> all = new ArrayList<>();
        for (LabHost host : lab.secured().subList(0, hosts)) {
            all.add(Host.of(
                    new HostId(host.name()),
                    host.name(),
                    new EngineAddress.Tcp(
                            host.tcp().getHost(), host.tcp().getPort(), Optional.of(lab.certificates()))));
        }
        this.fleet = new Fleet("lab", all, Map.of(), new TreeMap<>());
        Vault vault = new MemoryVault();
        HostSurvey survey = new HostSurvey(engines, THREADS);
        this.deployer = new Deployer(engines, survey, journal, vault, THREADS, Clock.systemUTC(), new Random());
        this.planning = new StackPlanning(survey, journal, vault, Clock.systemUTC(), Map.of());
        this.book = new StackBook(journal, survey, vault);
        this.recovery = new Recovery(engines, journal, vault, deployer);
    }

    Outcome<PlannedStack> plan(Path file) throws InterruptedException {
        return planning.plan(file, fleet, Optional.empty(), Map.of());
    }

    DeployPlan planned(Path file) throws InterruptedException {
        return value(plan(file)).plan();
    }

    DeployProgress apply(Path file, OnFailure choice) throws Exception {
        return run(planned(file), choice);
    }

    DeployProgress run(DeployPlan plan, OnFailure choice) throws Exception {
        return end(value(deployer.apply(plan, choice, fleet)));
    }

    static DeployProgress end(Apply apply) throws Exception {
        return apply.over().toCompletableFuture().get(180, TimeUnit.SECONDS);
    }

    Engine engine(int host) {
        return engines.of(fleet.hosts().get(host));
    }

    /** The machine of the lab behind a host of the fleet. */
    LabHost machine(HostId id) {
        return lab.hosts().stream()
                .filter(h -> h.name().equals(id.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Names of what docker on a machine lists: containers, and networks and volumes that are not its own. */
    String dockerSees(LabHost machine, String stack) {
        return lab.exec(
                        machine,
                        "sh",
                        "-c",
                        "docker ps -a --format '{{.Names}}'; docker network ls --format '{{.Name}}' | grep ^" + stack
                                + "; docker volume ls --format '{{.Name}}' | grep ^" + stack + "; true")
                .lines()
                .sorted()
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }

    void removeEverything(String stack) throws Exception {
        Outcome<DeployPlan> plan = planning.remove(stack, true, fleet);
        if (plan instanceof Outcome.Ok<DeployPlan>(DeployPlan remove)) {
            DeployProgress last = run(remove, OnFailure.KEEP);
            if (last.state() != ApplyState.DONE) {
                throw new AssertionError("not removed: " + last.steps());
            }
        }
    }

    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }

    @Override
    public void close() {
        engines.close();
    }
}

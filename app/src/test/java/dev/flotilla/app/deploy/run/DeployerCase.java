package dev.flotilla.app.deploy.run;

import static dev.flotilla.app.deploy.Fixtures.AT;
import static dev.flotilla.app.deploy.Fixtures.HASH;
import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.placed;
import static dev.flotilla.app.deploy.Fixtures.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.plan.PlanRequest;
import dev.flotilla.app.deploy.plan.Planner;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Stack;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Two hosts with engines made by hand, and a stack that goes from one version to the next. */
abstract class DeployerCase {
    static final ThreadFactory THREADS = Thread.ofVirtual().factory();
    static final Map<String, Integer> WHERE = Map.of("db", 1, "web", 2, "side", 1);

    final FakeEngine one = new FakeEngine(Set.of("v1", "v2"));
    final FakeEngine two = new FakeEngine(Set.of("v1", "v2"));
    final Map<HostId, Engine> all = Map.of(host(1).id(), one, host(2).id(), two);
    final Engines engines = h -> java.util.Objects.requireNonNull(all.get(h.id()));
    final Fleet fleet = new Fleet("f", List.of(host(1), host(2)), Map.of(), new TreeMap<>());
    final MemoryVault vault = new MemoryVault();
    MemoryJournal journal = new MemoryJournal();

    static Stack v1() {
        return stack(
                "s",
                new ServiceDraft("db", "v1").env("DB_PASSWORD", "planted-secret"),
                new ServiceDraft("web", "v1").needs("db"),
                new ServiceDraft("side", "v1"));
    }

    static Stack v2() {
        ServiceDraft db = new ServiceDraft("db", "v2").env("DB_PASSWORD", "planted-secret");
        db.mounts.add(new Mount.Named("data", "/data", false));
        return stack("s", db, new ServiceDraft("web", "v1").needs("db"), new ServiceDraft("side", "v1"));
    }

    DeployPlan plan(Stack stack) throws InterruptedException {
        Survey survey = new HostSurvey(engines, THREADS)
                .ask(fleet.hosts(), new HostSurvey.Wanted("s", Set.of("v1", "v2"), false, false), HASH);
        PlanRequest request = new PlanRequest(withoutFile(stack), placed(WHERE), survey, HASH, "", AT);
        return value(Planner.plan(request));
    }

    /** A basis without a file: these stacks were never read from one. */
    static Stack withoutFile(Stack s) {
        return new Stack(
                s.name(),
                "",
                Optional.empty(),
                s.strategy(),
                s.services(),
                s.volumes(),
                s.networks(),
                List.of(),
                List.of(),
                "");
    }

    Deployer deployer() {
        return new Deployer(
                engines,
                new HostSurvey(engines, THREADS),
                journal,
                vault,
                THREADS,
                InstantSource.system(),
                new Random());
    }

    Recovery recovery() {
        return new Recovery(engines, journal, vault, deployer());
    }

    DeployProgress run(DeployPlan plan, OnFailure choice) throws Exception {
        return over(deployer().apply(plan, choice, fleet));
    }

    DeployProgress over(Outcome<Apply> apply) throws Exception {
        return begun(apply).over().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static Apply begun(Outcome<Apply> apply) {
        return value(apply);
    }

    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }

    static EngineException rejected() {
        return new EngineException(new EngineProblem.Rejected(500, "it said planted-secret"));
    }

    /** The first call of that name fails, later ones do not. */
    static Consumer<String> fails(String call, EngineException how) {
        AtomicBoolean done = new AtomicBoolean();
        return c -> {
            if (c.startsWith(call) && !done.getAndSet(true)) {
                throw how;
            }
        };
    }
}

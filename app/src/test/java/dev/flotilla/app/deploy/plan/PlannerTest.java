package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.AT;
import static dev.flotilla.app.deploy.Fixtures.HASH;
import static dev.flotilla.app.deploy.Fixtures.after;
import static dev.flotilla.app.deploy.Fixtures.emptyHosts;
import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.myApp;
import static dev.flotilla.app.deploy.Fixtures.placed;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static dev.flotilla.app.deploy.Fixtures.surveyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Map<String, Integer> SPREAD = Map.of("web", 2, "api", 3, "postgres", 1, "redis", 1);

    @Test
    void theSeedsStackOnThreeHostsIsSevenChanges() {
        Stack stack = myApp();
        DeployPlan plan = plan(stack, SPREAD, emptyHosts(stack, 3));

        assertThat(plan.changes()).isEqualTo(7);
        assertThat(plan.hosts()).isEqualTo(3);
        assertThat(actions(plan, "network"))
                .containsExactlyInAnyOrder(
                        "n1 network my-app_default", "n2 network my-app_default", "n3 network my-app_default");
        assertThat(actions(plan, "create"))
                .containsExactlyInAnyOrder(
                        "n1 container my-app-postgres",
                        "n1 container my-app-redis",
                        "n2 container my-app-web",
                        "n3 container my-app-api");
        assertThat(actions(plan, "wait")).hasSize(4);
    }

    @Test
    void whatDependsStartsAfterWhatItNeedsIsReadyOnTheOtherHost() {
        Stack stack = myApp();
        DeployPlan plan = plan(stack, SPREAD, emptyHosts(stack, 3));

        Step web = step(plan, "create", "container my-app-web");
        Step postgres = step(plan, "wait", "container my-app-postgres");
        assertThat(web.head().after()).contains(postgres.head().id());
        assertThat(web.head().wave()).isGreaterThan(postgres.head().wave());
        assertThat(plan.steps())
                .allSatisfy(s -> assertThat(s.head().after())
                        .allMatch(id -> id < s.head().id()));
    }

    @Test
    void everyOtherContainerIsToldTheEndpointsAndEmptyHostsAreFilled() {
        Stack stack = myApp();
        ContainerSpec web = spec(plan(stack, SPREAD, emptyHosts(stack, 3)), "my-app-web");

        assertThat(web.environment().get("POSTGRES_ENDPOINT")).hasToString("192.0.2.11:5432");
        assertThat(web.environment().get("REDIS_ENDPOINT")).hasToString("192.0.2.11:6379");
        assertThat(web.environment().get("API_ENDPOINT")).hasToString("192.0.2.13:3000");
        assertThat(web.environment()).doesNotContainKey("WEB_ENDPOINT");
        assertThat(web.environment().get("POSTGRES_HOST")).hasToString("192.0.2.11");
        assertThat(web.environment().get("POSTGRES_PORT")).hasToString("5432");
    }

    @Test
    void theUsersOwnValueStays() {
        Stack stack = stack(
                "s",
                new ServiceDraft("db", "postgres:14").port(5432, 0),
                new ServiceDraft("web", "nginx")
                        .env("DB_ENDPOINT", "mine:1")
                        .env("DB_HOST", "mine")
                        .env("DB_PORT", ""));
        DeployPlan plan = plan(stack, Map.of("db", 1, "web", 2), emptyHosts(stack, 2));
        ContainerSpec web = spec(plan, "s-web");

        assertThat(web.environment().get("DB_ENDPOINT")).hasToString("mine:1");
        assertThat(web.environment().get("DB_HOST")).hasToString("mine");
        int chosen = spec(plan, "s-db").ports().getFirst().hostPort();
        assertThat(chosen).isBetween(PortChoice.FIRST, PortChoice.LAST);
        assertThat(web.environment().get("DB_PORT")).hasToString(String.valueOf(chosen));
    }

    @Test
    void furtherPortsAndReplicasHaveNamesOfTheirOwn() {
        Stack stack = stack(
                "s",
                new ServiceDraft("q.x", "nsq").port(4150, 4150).port(4151, 4151).replicas(2),
                new ServiceDraft("app", "busybox"));
        DeployPlan plan = plan(stack, Map.of("q.x-1", 1, "q.x-2", 2, "app", 1), emptyHosts(stack, 2));

        assertThat(spec(plan, "s-app").environment())
                .hasEntrySatisfying("Q_X_ENDPOINT", v -> assertThat(v).hasToString("192.0.2.11:4150"))
                .hasEntrySatisfying("Q_X_1_ENDPOINT", v -> assertThat(v).hasToString("192.0.2.11:4150"))
                .hasEntrySatisfying("Q_X_2_ENDPOINT", v -> assertThat(v).hasToString("192.0.2.12:4150"))
                .hasEntrySatisfying("Q_X_4151_ENDPOINT", v -> assertThat(v).hasToString("192.0.2.11:4151"))
                .hasEntrySatisfying("Q_X_2_4151_ENDPOINT", v -> assertThat(v).hasToString("192.0.2.12:4151"));
        assertThat(spec(plan, "s-q.x-1").environment().keySet())
                .contains("Q_X_2_ENDPOINT")
                .doesNotContain("Q_X_ENDPOINT", "Q_X_1_ENDPOINT");
    }

    @Test
    void twoServicesOfOneVariableAreRefusedWithBothNames() {
        Stack stack = stack(
                "s", new ServiceDraft("a-b", "nginx").port(80, 81), new ServiceDraft("a.b", "nginx").port(80, 82));
        Outcome<DeployPlan> outcome = Planner.plan(request(stack, Map.of("a-b", 1, "a.b", 1), emptyHosts(stack, 1)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.first().message()).contains("a-b", "a.b", "A_B_ENDPOINT"));
    }

    @Test
    void applyingAgainIsNothingToDo() {
        Stack stack = myApp();
        Survey empty = emptyHosts(stack, 3);
        Survey done = after(plan(stack, SPREAD, empty), empty);

        assertThat(plan(stack, SPREAD, done).steps()).isEmpty();
    }

    @Test
    void aChosenPortIsKeptThoughItsNeighboursChangeAndItsContainerIsStopped() {
        Stack stack = stack("s", new ServiceDraft("db", "postgres:14").port(5432, 0));
        Survey empty = emptyHosts(stack, 1);
        DeployPlan first = plan(stack, Map.of("db", 1), empty);
        int chosen = spec(first, "s-db").ports().getFirst().hostPort();
        RunningContainer stopped = Fixtures.container(spec(first, "s-db"), "1", ContainerState.EXITED);
        Stack changed = stack(
                "s",
                new ServiceDraft("db", "postgres:15").port(5432, 0),
                new ServiceDraft("db0", "postgres:15").port(5432, 0).port(5433, chosen + 1));
        Survey survey = new Survey(List.of(surveyed(host(1), Set.of("postgres:15"), stopped)));
        DeployPlan second = plan(changed, Map.of("db", 1, "db0", 1), survey);

        assertThat(spec(second, "s-db").ports().getFirst().hostPort()).isEqualTo(chosen);
        assertThat(spec(second, "s-db0").ports().getFirst().hostPort()).isNotIn(chosen, chosen + 1);
    }

    @Test
    void aChosenPortIsNotOneThatAForeignContainerHas() {
        Stack stack = stack("s", new ServiceDraft("db", "postgres:14").port(5432, 0));
        ContainerSpec first = spec(plan(stack, Map.of("db", 1), emptyHosts(stack, 1)), "s-db");
        RunningContainer foreign = foreign("other", first);
        Survey survey = new Survey(List.of(surveyed(host(1), Set.of("postgres:14"), foreign)));

        assertThat(spec(plan(stack, Map.of("db", 1), survey), "s-db")
                        .ports()
                        .getFirst()
                        .hostPort())
                .isEqualTo(first.ports().getFirst().hostPort() + 1);
    }

    @Test
    void portsAreOnTheHostsOwnAddressUnlessTheFileGivesOneAndTheWorldIsMarked() {
        ServiceDraft web = new ServiceDraft("web", "nginx").port(80, 8080);
        web.ports.add(new PortMapping(81, OptionalInt.of(8081), Protocol.TCP, Optional.of("0.0.0.0")));
        Stack stack = stack("s", web, new ServiceDraft("app", "nginx"));
        DeployPlan plan = plan(stack, Map.of("web", 1, "app", 1), emptyHosts(stack, 1));

        assertThat(spec(plan, "s-web").ports()).extracting("hostIp").containsExactly("192.0.2.11", "0.0.0.0");
        assertThat(plan.warnings()).extracting(PlanWarning::code).containsExactly("FL-2104");
        assertThat(plan.warnings().getFirst().message()).contains("8081");
        assertThat(spec(plan, "s-app").environment().get("WEB_81_ENDPOINT")).hasToString("192.0.2.11:8081");
    }

    @Test
    void onTheirHostServicesAnswerToTheirNames() {
        Stack stack = stack("s", new ServiceDraft("web", "nginx").replicas(2));
        DeployPlan plan = plan(stack, Map.of("web-1", 1, "web-2", 1), emptyHosts(stack, 1));

        assertThat(spec(plan, "s-web-2").networks())
                .containsExactly(new NetworkJoin("s_default", List.of("web", "web-2")));
    }

    @Test
    void whatIsMissingOnAHostIsPulledThere() {
        Stack stack = stack("s", new ServiceDraft("a", "nginx"), new ServiceDraft("b", "nginx"));
        Survey survey = new Survey(List.of(surveyed(host(1), Set.of()), surveyed(host(2), Set.of("nginx"))));
        DeployPlan plan = plan(stack, Map.of("a", 1, "b", 2), survey);

        assertThat(actions(plan, "image")).containsExactly("n1 image nginx");
        assertThat(step(plan, "create", "container s-a").head().after())
                .contains(step(plan, "image", "image nginx").head().id());
    }

    @Test
    void aMoveIsOneReplaceWithHostAsItsReasonAndTheOldGoesAfterwards() {
        Stack stack = stack("s", new ServiceDraft("web", "nginx").port(80, 8080));
        Survey empty = emptyHosts(stack, 2);
        Survey done = after(plan(stack, Map.of("web", 1), empty), empty);
        DeployPlan plan = plan(stack, Map.of("web", 2), done);

        assertThat(actions(plan, "replace")).containsExactly("n2 container s-web");
        Step replace = step(plan, "replace", "container s-web");
        assertThat(replace.head().reason()).isEqualTo("host: n1 becomes n2");
        Step remove = step(plan, "remove", "container s-web");
        assertThat(remove.head().hostName()).isEqualTo("n1");
        assertThat(remove.head().after())
                .contains(step(plan, "wait", "container s-web").head().id());
        assertThat(actions(plan, "remove")).contains("n1 network s_default");
    }

    @Test
    void whatTheFileNoLongerHasGoes() {
        Stack both = stack("s", new ServiceDraft("a", "nginx"), new ServiceDraft("b", "nginx"));
        Survey empty = emptyHosts(both, 1);
        Survey done = after(plan(both, Map.of("a", 1, "b", 1), empty), empty);
        DeployPlan plan = plan(stack("s", new ServiceDraft("a", "nginx")), Map.of("a", 1), done);

        assertThat(plan.steps()).singleElement().isInstanceOfSatisfying(Step.RemoveContainer.class, r -> {
            assertThat(r.name()).isEqualTo("s-b");
            assertThat(r.head().reason()).isEqualTo("No longer in the stack file.");
        });
    }

    @Test
    void aStoppedContainerIsStartedNotMadeAnew() {
        Stack stack = stack("s", new ServiceDraft("a", "nginx"));
        Survey empty = emptyHosts(stack, 1);
        DeployPlan first = plan(stack, Map.of("a", 1), empty);
        Survey done = after(first, empty);
        Survey stopped = after(RemovalPlanner.stop("s", done, AT), done);

        DeployPlan plan = plan(stack, Map.of("a", 1), stopped);
        assertThat(plan.steps()).extracting(Step::action).containsExactly("start", "wait");
        assertThat(plan.changes()).isEqualTo(1);
    }

    @Test
    void swappedPortsAreFreedFirst() {
        Stack one =
                stack("s", new ServiceDraft("a", "nginx").port(80, 81), new ServiceDraft("b", "nginx").port(80, 82));
        Stack two =
                stack("s", new ServiceDraft("a", "nginx").port(80, 82), new ServiceDraft("b", "nginx").port(80, 81));
        Survey empty = emptyHosts(one, 1);
        Survey done = after(plan(one, Map.of("a", 1, "b", 1), empty), empty);
        DeployPlan plan = plan(two, Map.of("a", 1, "b", 1), done);

        assertThat(actions(plan, "stop")).containsExactly("n1 container s-b", "n1 container s-a");
        assertThat(step(plan, "replace", "container s-a").head().after())
                .contains(step(plan, "stop", "container s-b").head().id());
    }

    @Test
    void aForeignContainerOfTheSameNameIsARefusal() {
        Stack stack = stack("s", new ServiceDraft("a", "nginx"));
        ContainerSpec spec = spec(plan(stack, Map.of("a", 1), emptyHosts(stack, 1)), "s-a");
        Survey survey = new Survey(List.of(surveyed(host(1), Set.of("nginx"), foreign("s-a", spec))));

        assertThat(Planner.plan(request(stack, Map.of("a", 1), survey)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        f -> assertThat(f.first().message()).contains("n1", "s-a"));
    }

    @Test
    void theProofOfReadinessIsTheStrongestThereIs() {
        ServiceDraft job = new ServiceDraft("job", "busybox");
        ServiceDraft web = new ServiceDraft("web", "nginx").port(80, 8080);
        web.dependsOn.put("job", DependsOn.COMPLETED);
        Stack stack = stack("s", job, web, new ServiceDraft("idle", "busybox"));
        DeployPlan plan = plan(stack, Map.of("job", 1, "web", 1, "idle", 1), emptyHosts(stack, 1));

        assertThat(readiness(plan, "job").kind()).isEqualTo(Readiness.Kind.COMPLETED);
        assertThat(readiness(plan, "web").kind()).isEqualTo(Readiness.Kind.PORT_ANSWERS);
        assertThat(readiness(plan, "web").address()).contains("192.0.2.11:8080");
        assertThat(readiness(plan, "idle").kind()).isEqualTo(Readiness.Kind.RUNNING);
    }

    @Test
    void commandsMaskSecretsUnlessTheyAreAskedFor() {
        Stack stack = myApp();
        Step create = step(plan(stack, SPREAD, emptyHosts(stack, 3)), "create", "container my-app-postgres");

        assertThat(create.head().command())
                .contains("docker run -d --name my-app-postgres", "POSTGRES_PASSWORD=********")
                .doesNotContain("secret");
        assertThat(DockerCommand.of(create, true)).contains("POSTGRES_PASSWORD=secret");
    }

    @Test
    void aChangedBasisIsNamed() {
        Stack stack = myApp();
        Survey empty = emptyHosts(stack, 3);
        DeployPlan plan = plan(stack, SPREAD, empty);

        assertThat(BasisFacts.changes(plan.basis(), empty)).isEmpty();
        assertThat(BasisFacts.changes(plan.basis(), after(plan, empty)))
                .anyMatch(s -> s.contains("container my-app-web on host n2 was not there and is now running"));
    }

    @Test
    void removeTakesVolumesOnlyWhenAskedAndNamesThemOtherwise() {
        ServiceDraft db = new ServiceDraft("db", "postgres:14");
        db.mounts.add(new Mount.Named("data", "/data", false));
        Stack stack = stack("s", db);
        Survey empty = emptyHosts(stack, 1);
        Survey done = after(plan(stack, Map.of("db", 1), empty), empty);

        DeployPlan keep = RemovalPlanner.remove("s", false, done, AT);
        assertThat(keep.steps())
                .extracting(s -> s.head().target())
                .containsExactly("container s-db", "network s_default");
        assertThat(keep.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.message()).contains("s_data"));
        Survey gone = after(RemovalPlanner.remove("s", true, done, AT), done);
        assertThat(gone.hosts().getFirst().volumes()).isEmpty();
        assertThat(gone.hosts().getFirst().networks()).isEmpty();
        assertThat(gone.hosts().getFirst().containers()).isEmpty();
    }

    static PlanRequest request(Stack stack, Map<String, Integer> where, Survey survey) {
        return new PlanRequest(stack, placed(where), survey, HASH, "hash", AT);
    }

    static DeployPlan plan(Stack stack, Map<String, Integer> where, Survey survey) {
        return switch (Planner.plan(request(stack, where, survey))) {
            case Outcome.Ok<DeployPlan>(DeployPlan plan) -> plan;
            case Outcome.Failed<DeployPlan> failed -> throw new AssertionError(failed.problems());
        };
    }

    static ContainerSpec spec(DeployPlan plan, String name) {
        return plan.steps().stream()
                .flatMap(s -> switch (s) {
                    case Step.CreateContainer c -> Optional.of(c.spec()).stream();
                    case Step.ReplaceContainer r -> Optional.of(r.spec()).stream();
                    case Step.MoveContainer m -> Optional.of(m.spec()).stream();
                    case Step other -> Optional.<ContainerSpec>empty().stream();
                })
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Readiness readiness(DeployPlan plan, String instance) {
        return plan.steps().stream()
                .filter(s -> s instanceof Step.WaitReady w && w.instance().equals(instance))
                .map(s -> ((Step.WaitReady) s).readiness())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> actions(DeployPlan plan, String action) {
        return plan.steps().stream()
                .filter(s -> s.action().equals(action))
                .map(s -> s.head().hostName() + " " + s.head().target())
                .toList();
    }

    private static Step step(DeployPlan plan, String action, String target) {
        return plan.steps().stream()
                .filter(s -> s.action().equals(action) && s.head().target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static RunningContainer foreign(String name, ContainerSpec spec) {
        ContainerSpec bare = Specs.withLabels(spec, new java.util.TreeMap<>());
        RunningContainer c = Fixtures.container(bare, "foreign", ContainerState.RUNNING);
        return new RunningContainer(
                c.id(),
                name,
                c.image(),
                c.imageId(),
                c.state(),
                c.health(),
                c.statusLine(),
                c.createdAt(),
                c.startedAt(),
                c.exitCode(),
                c.labels(),
                c.ports(),
                c.networks(),
                c.mounts());
    }
}

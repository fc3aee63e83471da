package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.after;
import static dev.flotilla.app.deploy.Fixtures.emptyHosts;
import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.myApp;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static dev.flotilla.app.deploy.Fixtures.surveyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest extends PlanCase {
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
    void aSecretOfAServiceThatStaysIsMaskedInTheCommandOfAnother() {
        ServiceDraft store = new ServiceDraft("store", "redis:7").env("STORE_PASSWORD", "it's planted");
        Stack before = stack("one", store, new ServiceDraft("tool", "busybox").command("first"));
        Map<String, Integer> where = Map.of("store", 1, "tool", 1);
        Survey empty = emptyHosts(before, 1);
        Survey runs = after(plan(before, where, empty), empty);
        Stack next =
                stack("one", store, new ServiceDraft("tool", "busybox").command("log-in", "--with", "it's planted"));

        DeployPlan plan = plan(next, where, runs);

        assertThat(actions(plan, "replace")).containsExactly("n1 container one-tool");
        assertThat(step(plan, "replace", "container one-tool").head().command())
                .contains("log-in --with")
                .contains("********")
                .doesNotContain("planted");
    }
}

package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.AT;
import static dev.flotilla.app.deploy.Fixtures.after;
import static dev.flotilla.app.deploy.Fixtures.emptyHosts;
import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.myApp;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static dev.flotilla.app.deploy.Fixtures.surveyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanChangesTest extends PlanCase {
    @Test
    void onTheirHostServicesAnswerToTheirNames() {
        Stack stack = stack("s", new ServiceDraft("web", "nginx").replicas(2));
        DeployPlan plan = plan(stack, Map.of("web-1", 1, "web-2", 1), emptyHosts(stack, 1));

        assertThat(spec(plan, "s-web-2").networks())
                .containsExactly(new NetworkJoin("s_default", List.of("web", "web-2")));
    }

    @Test
    void aContainerIsMadeAnewWhenThatIsAskedForThoughNothingOfItDiffers() {
        Stack stack = stack("s", new ServiceDraft("web", "nginx"), new ServiceDraft("api", "nginx"));
        Survey empty = emptyHosts(stack, 1);
        Map<String, Integer> where = Map.of("web", 1, "api", 1);
        Survey done = after(plan(stack, where, empty), empty);
        RunningContainer web = done.hosts().getFirst().containers().stream()
                .filter(c -> c.name().equals("s-web"))
                .findFirst()
                .orElseThrow();
        PlanRequest usual = request(stack, where, done);
        PlanRequest anew = new PlanRequest(
                usual.stack(),
                usual.placement(),
                usual.survey(),
                usual.hash(),
                usual.fileHash(),
                usual.at(),
                Set.of(web.id()));
        DeployPlan plan = ((Outcome.Ok<DeployPlan>) Planner.plan(anew)).value();

        assertThat(actions(plan, "replace")).containsExactly("n1 container s-web");
        assertThat(step(plan, "replace", "container s-web").head().reason())
                .isEqualTo("container: made anew, as was asked");
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
    void aNameThatMeansAnotherImageByNowIsADifferenceOfTheImage() {
        Stack stack = stack("s", new ServiceDraft("web", "nginx"));
        Survey empty = emptyHosts(stack, 1);
        Survey done = after(plan(stack, Map.of("web", 1), empty), empty);
        SurveyedHost host = done.hosts().getFirst();

        DeployPlan moved = plan(stack, Map.of("web", 1), new Survey(List.of(with(host, "sha256:fedcba9876543210"))));
        assertThat(moved.steps())
                .filteredOn(s -> s.action().equals("replace"))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.head().reason()).isEqualTo("image: nginx is fedcba987654 there now, not nginx");
                    assertThat(s.head().downtime()).isPresent();
                });
        assertThat(plan(stack, Map.of("web", 1), new Survey(List.of(with(host, ""))))
                        .steps())
                .as("an engine that does not tell")
                .isEmpty();
        assertThat(plan(stack, Map.of("web", 1), done).steps()).isEmpty();
    }

    private static SurveyedHost with(SurveyedHost host, String imageId) {
        return new SurveyedHost(
                host.host(),
                host.address(),
                host.silent(),
                host.facts(),
                host.containers(),
                host.networks(),
                host.volumes(),
                Map.of("nginx", new ImageFacts(imageId, List.of("nginx"), List.of(), "amd64", 1, Map.of(), false)),
                host.details(),
                host.loads());
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
}

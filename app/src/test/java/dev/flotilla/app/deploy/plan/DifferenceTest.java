package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.after;
import static dev.flotilla.app.deploy.Fixtures.emptyHosts;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static dev.flotilla.app.deploy.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One field changed at a time: one replace, with that field as its reason. */
class DifferenceTest {

    static Stream<Arguments> changes() {
        return Stream.of(
                change("image", s -> s.image = "nginx:2"),
                change("command", s -> s.command("other")),
                change("command", s -> s.command = Optional.empty()),
                change("entrypoint", s -> s.entrypoint = Optional.of(List.of("/bin/sh"))),
                change("environment", s -> s.env("A", "2")),
                change("environment", s -> s.env("NEW", "")),
                change("environment", s -> s.env("DB_PASSWORD", "another")),
                change("environment", s -> s.environment.remove("B")),
                change("ports", s -> {
                    s.ports.clear();
                    s.port(80, 8081);
                }),
                change("mounts", s -> s.mounts.add(new Mount.Bind("/etc", "/etc2", true))),
                change("labels", s -> s.labels.put("a", "c")),
                change("restart", s -> s.restart = new RestartPolicy(RestartPolicy.Kind.ALWAYS, 0)),
                change("healthcheck", s -> s.healthCheck = Optional.of(check(6))),
                change("user", s -> s.user = Optional.of("1000")),
                change("networks", s -> s.networks.put("back", List.of())),
                change("networks", s -> s.networks.put("default", List.of("alias"))),
                change(
                        "limits",
                        s -> s.limits = new Limits(
                                OptionalDouble.of(1),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                OptionalLong.empty())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void oneReplaceWithTheFieldAsItsReason(String field, Consumer<ServiceDraft> change) {
        Survey empty = emptyHosts(stack("s", web(), other("nginx:2")), 1);
        Map<String, Integer> where = Map.of("web", 1, "other", 1);
        Survey standing = after(plan(stack("s", web(), other("nginx:1")), where, empty), empty);
        ServiceDraft changed = web();
        change.accept(changed);
        // No other service is told of its ports, so that they alone are the difference.
        List<Step> steps = plan(stack("s", changed, other("nginx:1")), where, standing).steps().stream()
                .filter(s ->
                        s instanceof Step.ReplaceContainer r && r.instance().equals("web"))
                .toList();

        assertThat(steps).singleElement().satisfies(s -> {
            assertThat(((Step.ReplaceContainer) s).differences())
                    .singleElement()
                    .satisfies(d -> assertThat(d.field()).isEqualTo(field));
            assertThat(s.head().reason()).startsWith(field + ": ").doesNotContain("another");
            assertThat(s.head().downtime()).isPresent();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameThings")
    void whatIsTheSameInAnotherFormIsNothing(String what, Consumer<ServiceDraft> change) {
        Survey empty = emptyHosts(stack("s", web()), 1);
        Survey standing = after(plan(stack("s", web()), Map.of("web", 1), empty), empty);
        ServiceDraft same = web();
        change.accept(same);

        assertThat(plan(stack("s", same), Map.of("web", 1), standing).steps())
                .as(what)
                .isEmpty();
    }

    static Stream<Arguments> sameThings() {
        return Stream.of(
                change("nothing", s -> {}),
                change("order of variables", s -> {
                    var a = s.environment.remove("A");
                    s.environment.put("A", java.util.Objects.requireNonNull(a));
                }),
                change("order of mounts", s -> s.mounts = s.mounts.reversed()),
                change("order of labels", s -> s.labels = new TreeMap<>(s.labels)),
                change("image in full", s -> s.image = "docker.io/library/nginx:1"),
                change("networks by default", s -> s.networks.put("default", List.of())),
                change("interval in other words", s -> s.healthCheck = Optional.of(check(5))));
    }

    private static ServiceDraft web() {
        ServiceDraft web = new ServiceDraft("web", "nginx:1")
                .port(80, 8080)
                .env("A", "1")
                .env("B", "2")
                .env("DB_PASSWORD", "planted")
                .command("run", "it");
        web.mounts.add(new Mount.Bind("/srv", "/srv", false));
        web.mounts.add(new Mount.Anonymous("/cache", false));
        web.labels.put("a", "b");
        web.labels.put("x", "y");
        web.healthCheck = Optional.of(check(5));
        return web;
    }

    private static ServiceDraft other(String image) {
        return new ServiceDraft("other", image).env("WEB_ENDPOINT", "own").env("WEB_80_ENDPOINT", "own");
    }

    private static HealthCheck check(int seconds) {
        return new HealthCheck(
                List.of("CMD", "true"),
                Optional.of(Duration.ofSeconds(seconds)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Arguments change(String field, Consumer<ServiceDraft> change) {
        return Arguments.of(field, change);
    }
}

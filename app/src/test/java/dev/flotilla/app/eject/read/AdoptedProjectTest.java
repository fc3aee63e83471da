package dev.flotilla.app.eject.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import dev.flotilla.app.stack.read.text.DotEnv;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AdoptedProjectTest {
    private static final String ANONYMOUS = "0123456789abcdef".repeat(4);

    @Test
    void aProjectReadsBackAsItRuns() {
        AdoptedProject.Made made =
                AdoptedProject.of("shop", List.of(found("h1", "web", 2), found("h1", "web", 1), found("h2", "db", 1)));
        Stack stack = stack(made);
        Service web = stack.service("web").orElseThrow();
        Service db = stack.service("db").orElseThrow();

        assertThat(made.pins()).isEqualTo(Map.of("web", new HostId("h1"), "db", new HostId("h2")));
        assertThat(web.replicas()).isEqualTo(2);
        assertThat(web.containerName()).isEmpty();
        assertThat(db.containerName()).contains("shop-db-1");
        assertThat(Objects.requireNonNull(db.environment().get("DB_PASSWORD")).reveal())
                .isEqualTo("it's $x\n`y`");
        assertThat(Objects.requireNonNull(db.environment().get("PLAIN")).reveal())
                .isEqualTo("$HOME ${X}");
        assertThat(db.environment()).doesNotContainKey("PATH");
        assertThat(db.command()).contains(List.of("run", "$1"));
        assertThat(db.ports()).hasSize(1);
        assertThat(db.mounts())
                .contains(
                        new Mount.Named("data", "/data", false),
                        new Mount.Anonymous("/cache", false),
                        new Mount.Bind("/srv/x y", "/x", true));
        assertThat(db.dependsOn()).containsOnlyKeys("web");
        assertThat(Objects.requireNonNull(stack.networks().get("other")).external())
                .isTrue();
        assertThat(Objects.requireNonNull(stack.networks().get("default")).external())
                .isFalse();
        assertThat(made.compose()).doesNotContain("it's");
    }

    @Test
    void whatItsImageSaysIsLeftOutAndTheRestIsTakenOver() {
        HealthCheck check = new HealthCheck(
                List.of("CMD", "pg_isready", "-U", "it's"),
                Optional.of(Duration.ofSeconds(2)),
                Optional.empty(),
                Optional.of(5),
                Optional.empty());
        ContainerDetail.Making making = new ContainerDetail.Making(
                Optional.of(check),
                new Limits(
                        OptionalDouble.of(0.5), OptionalLong.of(1 << 28), OptionalDouble.empty(), OptionalLong.of(7)),
                RuntimeOptions.NONE
                        .withHostname("the-db")
                        .withTerminal()
                        .withProcess(Optional.of("/srv"), Optional.of("SIGINT")),
                new TreeMap<>(Map.of("shop_default", List.of("db", "store"))),
                new TreeMap<>(Map.of("/scratch", 1L << 20)),
                new TreeSet<>(List.of(81, 80)),
                new TreeSet<>(List.of("PidsLimit")));
        ImageFacts.Defaults image = new ImageFacts.Defaults(
                new TreeMap<>(Map.of("PLAIN", "$HOME ${X}")),
                List.of("run", "$1"),
                List.of("/entry"),
                Optional.of("1000"),
                Optional.of("/srv"),
                Optional.of("SIGQUIT"),
                Optional.empty(),
                Set.of(80),
                Set.of());

        AdoptedProject.Made made =
                AdoptedProject.of("shop", List.of(found("h1", "web", 1), told(found("h1", "db", 1), making, image)));
        Service db = stack(made).service("db").orElseThrow();

        assertThat(db.healthCheck()).contains(check);
        assertThat(db.limits()).isEqualTo(making.limits());
        assertThat(db.options()).isEqualTo(making.options().withProcess(Optional.empty(), Optional.of("SIGINT")));
        assertThat(db.networks()).containsEntry("default", List.of("store"));
        assertThat(db.mounts()).contains(new Mount.Tmpfs("/scratch", 1L << 20, false));
        assertThat(db.exposed()).containsExactly(81);
        assertThat(db.environment()).doesNotContainKey("PLAIN").containsKey("DB_PASSWORD");
        assertThat(db.command()).isEmpty();
        assertThat(db.entrypoint()).isEmpty();
        assertThat(db.user()).isEmpty();
        assertThat(made.notes()).singleElement().asString().contains("db", "PidsLimit");
    }

    private static AdoptedProject.Found told(
            AdoptedProject.Found found, ContainerDetail.Making making, ImageFacts.Defaults image) {
        ContainerDetail d = found.detail();
        return new AdoptedProject.Found(
                found.host(),
                new ContainerDetail(
                        d.container(),
                        d.environment(),
                        d.command(),
                        d.entrypoint(),
                        d.restart(),
                        d.user(),
                        d.addresses(),
                        d.restartCount(),
                        d.oomKilled(),
                        d.error(),
                        d.healthLog(),
                        making),
                image);
    }

    @Test
    void ofOneProjectAloneAndNotOurs() {
        RunningContainer container = found("h1", "web", 1).detail().container();

        assertThat(AdoptedProject.isOf(container, "shop")).isTrue();
        assertThat(AdoptedProject.isOf(container, "other")).isFalse();
        assertThat(AdoptedProject.isOf(with(container, Labels.STACK, "shop"), "shop"))
                .isFalse();
        assertThat(AdoptedProject.isOf(with(container, Labels.COMPOSE_ONEOFF, "True"), "shop"))
                .isFalse();
    }

    private static RunningContainer with(RunningContainer c, String key, String value) {
        TreeMap<String, String> labels = new TreeMap<>(c.labels());
        labels.put(key, value);
        return new RunningContainer(
                c.id(),
                c.name(),
                c.image(),
                c.imageId(),
                c.state(),
                c.health(),
                c.statusLine(),
                c.createdAt(),
                c.startedAt(),
                c.exitCode(),
                labels,
                c.ports(),
                c.networks(),
                c.mounts());
    }

    private static SortedMap<String, String> labels(String service, int number) {
        return new TreeMap<>(Map.of(
                Labels.COMPOSE_PROJECT,
                "shop",
                Labels.COMPOSE_SERVICE,
                service,
                Labels.COMPOSE_NUMBER,
                String.valueOf(number),
                "com.docker.compose.depends_on",
                "web:service_healthy:false,gone:service_started:false",
                "mine",
                "a $b"));
    }

    private static AdoptedProject.Found found(String host, String service, int number) {
        RunningContainer container = new RunningContainer(
                new ContainerId(service + number),
                "shop-" + service + "-" + number,
                "nginx:1",
                "",
                ContainerState.RUNNING,
                ContainerHealth.NONE,
                "",
                Instant.EPOCH,
                Optional.empty(),
                OptionalInt.empty(),
                labels(service, number),
                service.equals("db")
                        ? List.of(
                                new PublishedPort("0.0.0.0", 8080, 80, Protocol.TCP),
                                new PublishedPort("::", 8080, 80, Protocol.TCP))
                        : List.of(),
                List.of("shop_default", "other"),
                List.of(
                        new MountedVolume("volume", "shop_data", "", "/data", false),
                        new MountedVolume("volume", ANONYMOUS, "", "/cache", false),
                        new MountedVolume("bind", "", "/srv/x y", "/x", true)));
        return new AdoptedProject.Found(
                new HostId(host),
                new ContainerDetail(
                        container,
                        Map.of(
                                "PATH", EnvValue.of("PATH", "/bin"),
                                "PLAIN", EnvValue.of("PLAIN", "$HOME ${X}"),
                                "DB_PASSWORD", EnvValue.of("DB_PASSWORD", "it's $x\n`y`")),
                        List.of("run", "$1"),
                        List.of("/entry"),
                        "unless-stopped",
                        Optional.of("1000"),
                        Map.of(),
                        0,
                        false,
                        "",
                        List.of()));
    }

    private static Stack stack(AdoptedProject.Made made) {
        Map<String, String> environment = DotEnv.read(made.env(), Map.of()).values();
        return switch (new StackReader(SideFiles.NONE)
                .read(new StackText("docker-compose.yml", Path.of("/s"), made.compose(), environment))) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading.stack();
            case Outcome.Failed<StackReading> failed -> throw new AssertionError(failed.problems() + made.compose());
        };
    }
}

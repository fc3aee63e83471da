package dev.flotilla.app.ui.sample;

import dev.flotilla.app.deploy.FieldChange;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.StepHead;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The nine steps of the sample plan, host by host. */
final class SampleSteps {
    private static final String RUN_API = """
            docker run -d --name my-app-api --network my-app_default \\
              -p 192.0.2.11:3000:3000 -e POSTGRES_ENDPOINT=192.0.2.20:5432 \\
              -e REDIS_ENDPOINT=192.0.2.12:6379 myapp/api:latest""";

    private static final Map<String, HostId> HOSTS =
            Map.of("gpu-1", SampleFleet.GPU_1, "gpu-2", SampleFleet.GPU_2, "storage-1", SampleFleet.STORAGE_1);

    private SampleSteps() {}

    static List<Step> all() {
        return Stream.of(onGpu1(), onGpu2(), onStorage()).flatMap(List::stream).toList();
    }

    private static List<Step> onGpu1() {
        StepHead network = head(1, "gpu-1", 1, "network my-app_default", "web and api talk here; bridge");
        StepHead api =
                head(2, "gpu-1", 2, "container api", "Not there yet. Image myapp/api:latest is on the host.", 8, 9);
        StepHead web = head(3, "gpu-1", 3, "container web", "Image nginx:1.27 becomes nginx:1.29", 2);
        StepHead ready = head(4, "gpu-1", 3, "web is healthy", "GET /healthz on 192.0.2.11:8080, at most 60 s", 3);
        return List.of(
                new Step.CreateNetwork(
                        told(network, "docker network create my-app_default", ""),
                        new NetworkSpec("my-app_default", false, new TreeMap<>())),
                new Step.CreateContainer(
                        told(api, RUN_API, ""), "api", spec("my-app-api", "myapp/api:latest", "192.0.2.11", 3000)),
                new Step.ReplaceContainer(
                        told(web, "docker run -d --name my-app-web nginx:1.29", "about 2 s down"),
                        "web",
                        new ContainerId("0b"),
                        "my-app-web",
                        spec("my-app-web", "nginx:1.29", "0.0.0.0", 8080),
                        List.of(new FieldChange("image", "nginx:1.27 becomes nginx:1.29"))),
                new Step.WaitReady(
                        ready,
                        "web",
                        new Readiness(Readiness.Kind.HEALTHY, Optional.of("192.0.2.11:8080"), Duration.ofSeconds(60))));
    }

    private static List<Step> onGpu2() {
        StepHead image = head(5, "gpu-2", 1, "image redis:7.4", "Not on the host. 41 MB.");
        StepHead redis =
                head(6, "gpu-2", 1, "container redis", "Image redis:7 becomes redis:7.4; volume redis-data kept", 5);
        StepHead api = head(7, "gpu-2", 3, "container api", "Moved to gpu-1. No volumes.", 3);
        return List.of(
                new Step.PullImage(told(image, "docker pull redis:7.4", ""), "redis:7.4"),
                new Step.ReplaceContainer(
                        told(redis, "docker run -d --name my-app-redis redis:7.4", "about 3 s down"),
                        "redis",
                        new ContainerId("0d"),
                        "my-app-redis",
                        spec("my-app-redis", "redis:7.4", "192.0.2.12", 6379),
                        List.of(new FieldChange("image", "redis:7 becomes redis:7.4"))),
                new Step.RemoveContainer(
                        told(api, "docker rm -f my-app-api", ""), "api", new ContainerId("0c"), "my-app-api"));
    }

    private static List<Step> onStorage() {
        StepHead volume = head(8, "storage-1", 1, "volume pgdata", "postgres keeps its data here");
        StepHead postgres =
                head(9, "storage-1", 1, "container postgres", "Not there yet. Publishes 192.0.2.20:5432.", 8);
        return List.of(
                new Step.CreateVolume(
                        told(volume, "docker volume create pgdata", ""),
                        new VolumeSpec("pgdata", Optional.empty(), new TreeMap<>(), new TreeMap<>())),
                new Step.CreateContainer(
                        told(postgres, "docker run -d --name my-app-postgres postgres:14", ""),
                        "postgres",
                        spec("my-app-postgres", "postgres:14", "192.0.2.20", 5432)));
    }

    private static StepHead head(int id, String host, int wave, String target, String reason, Integer... after) {
        HostId hostId = Optional.ofNullable(HOSTS.get(host)).orElseThrow();
        return new StepHead(id, hostId, host, wave, target, reason, "", Optional.empty(), List.of(after));
    }

    /** The same with its command, and what it interrupts when that is not empty. */
    private static StepHead told(StepHead head, String command, String downtime) {
        return new StepHead(
                head.id(),
                head.host(),
                head.hostName(),
                head.wave(),
                head.target(),
                head.reason(),
                command,
                Optional.of(downtime).filter(d -> !d.isEmpty()),
                head.after());
    }

    private static ContainerSpec spec(String name, String image, String hostIp, int port) {
        return new ContainerSpec(
                name,
                image,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(new PublishedPort(hostIp, port, port, Protocol.TCP)),
                List.of(),
                List.of(),
                new TreeMap<>(),
                RestartPolicy.NO,
                Optional.empty(),
                Optional.empty(),
                "bridge",
                List.of(),
                Limits.NONE,
                RuntimeOptions.NONE);
    }
}

package dev.flotilla.app.ui.sample;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.FieldChange;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.PlanBasis;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.StepHead;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.placement.Factors;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.Score;
import dev.flotilla.app.placement.ScoreCard;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The plan of the preview's picture: nine steps on three hosts. */
public final class SamplePlan {
    private SamplePlan() {}

    public static DeployPlan plan() {
        return new DeployPlan(
                DeployPlan.Kind.APPLY,
                "my-app",
                Optional.of(placement()),
                List.of(),
                steps(),
                warnings(),
                basis(),
                SampleFleet.NOW);
    }

    /** The same stack when everything is as it asks. */
    public static DeployPlan nothingToDo() {
        return new DeployPlan(
                DeployPlan.Kind.APPLY,
                "my-app",
                Optional.of(placement()),
                List.of(),
                List.of(),
                List.of(),
                basis(),
                SampleFleet.NOW);
    }

    private static PlanBasis basis() {
        return new PlanBasis("my-app-stack.json", "f00d", Map.of());
    }

    private static List<Step> steps() {
        HostId gpu1 = SampleFleet.GPU_1;
        HostId gpu2 = SampleFleet.GPU_2;
        HostId store = SampleFleet.STORAGE_1;
        String run = """
                docker run -d --name my-app-api --network my-app_default \\
                  -p 192.0.2.11:3000:3000 -e POSTGRES_ENDPOINT=192.0.2.20:5432 \\
                  -e REDIS_ENDPOINT=192.0.2.12:6379 myapp/api:latest""";
        return List.of(
                new Step.CreateNetwork(
                        head(
                                1,
                                gpu1,
                                "gpu-1",
                                1,
                                "network my-app_default",
                                "web and api talk here; bridge",
                                "docker network create my-app_default"),
                        new NetworkSpec("my-app_default", false, new TreeMap<>())),
                new Step.CreateContainer(
                        head(
                                2,
                                gpu1,
                                "gpu-1",
                                2,
                                "container api",
                                "Not there yet. Image myapp/api:latest is on the host.",
                                run,
                                "",
                                8,
                                9),
                        "api",
                        spec("my-app-api", "myapp/api:latest", "192.0.2.11", 3000)),
                new Step.ReplaceContainer(
                        head(
                                3,
                                gpu1,
                                "gpu-1",
                                3,
                                "container web",
                                "Image nginx:1.27 becomes nginx:1.29",
                                "docker run -d --name my-app-web nginx:1.29",
                                "about 2 s down",
                                2),
                        "web",
                        new ContainerId("0b"),
                        "my-app-web",
                        spec("my-app-web", "nginx:1.29", "0.0.0.0", 8080),
                        List.of(new FieldChange("image", "nginx:1.27 becomes nginx:1.29"))),
                new Step.WaitReady(
                        head(
                                4,
                                gpu1,
                                "gpu-1",
                                3,
                                "web is healthy",
                                "GET /healthz on 192.0.2.11:8080, at most 60 s",
                                "",
                                "",
                                3),
                        "web",
                        new Readiness(Readiness.Kind.HEALTHY, Optional.of("192.0.2.11:8080"), Duration.ofSeconds(60))),
                new Step.PullImage(
                        head(
                                5,
                                gpu2,
                                "gpu-2",
                                1,
                                "image redis:7.4",
                                "Not on the host. 41 MB.",
                                "docker pull redis:7.4"),
                        "redis:7.4"),
                new Step.ReplaceContainer(
                        head(
                                6,
                                gpu2,
                                "gpu-2",
                                1,
                                "container redis",
                                "Image redis:7 becomes redis:7.4; volume redis-data kept",
                                "docker run -d --name my-app-redis redis:7.4",
                                "about 3 s down",
                                5),
                        "redis",
                        new ContainerId("0d"),
                        "my-app-redis",
                        spec("my-app-redis", "redis:7.4", "192.0.2.12", 6379),
                        List.of(new FieldChange("image", "redis:7 becomes redis:7.4"))),
                new Step.RemoveContainer(
                        head(
                                7,
                                gpu2,
                                "gpu-2",
                                3,
                                "container api",
                                "Moved to gpu-1. No volumes.",
                                "docker rm -f my-app-api",
                                "",
                                3),
                        "api",
                        new ContainerId("0c"),
                        "my-app-api"),
                new Step.CreateVolume(
                        head(
                                8,
                                store,
                                "storage-1",
                                1,
                                "volume pgdata",
                                "postgres keeps its data here",
                                "docker volume create pgdata"),
                        new VolumeSpec("pgdata", Optional.empty(), new TreeMap<>(), new TreeMap<>())),
                new Step.CreateContainer(
                        head(
                                9,
                                store,
                                "storage-1",
                                1,
                                "container postgres",
                                "Not there yet. Publishes 192.0.2.20:5432.",
                                "docker run -d --name my-app-postgres postgres:14",
                                "",
                                8),
                        "postgres",
                        spec("my-app-postgres", "postgres:14", "192.0.2.20", 5432)));
    }

    private static StepHead head(
            int id, HostId host, String name, int wave, String target, String reason, String command) {
        return head(id, host, name, wave, target, reason, command, "");
    }

    private static StepHead head(
            int id,
            HostId host,
            String name,
            int wave,
            String target,
            String reason,
            String command,
            String downtime,
            Integer... after) {
        return new StepHead(
                id,
                host,
                name,
                wave,
                target,
                reason,
                command,
                downtime.isEmpty() ? Optional.empty() : Optional.of(downtime),
                List.of(after));
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

    private static List<PlanWarning> warnings() {
        return List.of(new PlanWarning(
                "FL-2206",
                "web names its sibling redis, which goes to another host.",
                "Use REDIS_ENDPOINT instead.",
                Optional.of(new Place("my-app-stack.json", 31, 19, "web.environment"))));
    }

    public static Placement placement() {
        Map<String, HostId> hosts = new LinkedHashMap<>();
        hosts.put("postgres", SampleFleet.STORAGE_1);
        hosts.put("redis", SampleFleet.GPU_2);
        hosts.put("api", SampleFleet.GPU_1);
        hosts.put("web", SampleFleet.GPU_1);
        return new Placement(
                Strategy.AUTO,
                hosts,
                hosts.keySet().stream()
                        .map(name -> new ScoreCard(
                                name,
                                List.of(
                                        score(SampleFleet.GPU_1, "gpu-1", 19.8, 14.4, 0, true, "Chosen"),
                                        score(
                                                SampleFleet.STORAGE_1,
                                                "storage-1",
                                                26.4,
                                                3.6,
                                                0,
                                                false,
                                                "Memory: 88 % in use"),
                                        score(
                                                SampleFleet.GPU_2,
                                                "gpu-2",
                                                11.7,
                                                7.8,
                                                -20,
                                                false,
                                                "Datacenter: office, not campus"),
                                        new Score(
                                                SampleFleet.EDGE_1,
                                                "edge-1",
                                                new Factors(0, 0, 0, 0, 0),
                                                Optional.of("Status is maintenance. Image is amd64, host is arm64."),
                                                false,
                                                "Excluded"))))
                        .toList(),
                List.of());
    }

    private static Score score(
            HostId id, String name, double cpu, double memory, double datacenter, boolean chosen, String verdict) {
        return new Score(id, name, new Factors(100, cpu, memory, 10, datacenter), Optional.empty(), chosen, verdict);
    }

    /** Half-way through: six of nine steps are over, one runs. */
    public static DeployProgress underWay() {
        Instant at = SampleFleet.NOW.minusSeconds(41);
        DeployProgress p = DeployProgress.begin(new DeployEvent.Started(at, "apply-7", plan(), OnFailure.ROLLBACK));
        for (int step : List.of(8, 1, 5, 9, 6, 2)) {
            p = p.with(new DeployEvent.StepStarted(at, step));
            at = at.plusMillis(900L * step);
            p = p.with(new DeployEvent.StepDone(at, step));
        }
        Instant replace = SampleFleet.NOW.minusSeconds(11);
        p = p.with(new DeployEvent.StepStarted(replace, 3));
        for (String line : List.of(
                "stop my-app-web (timeout 10 s)",
                "stopped, exit code 0",
                "create my-app-web from nginx:1.29",
                "created 7d0a41c2e9f3",
                "connect to my-app_default as web",
                "start 7d0a41c2e9f3")) {
            replace = replace.plusMillis(417);
            p = p.with(new DeployEvent.StepOutput(replace, 3, line));
        }
        return p;
    }

    /** The replacement of web failed; the other hosts are done or never began. */
    public static DeployProgress failed(OnFailure onFailure) {
        DeployProgress p = underWay()
                .with(new DeployEvent.StepFailed(
                        SampleFleet.NOW,
                        3,
                        Problem.of("FL-2101", "Port 8080 on gpu-1 is taken by container grafana.", "Stop grafana.")));
        p = p.with(new DeployEvent.StepSkipped(SampleFleet.NOW, 4))
                .with(new DeployEvent.StepSkipped(SampleFleet.NOW, 7));
        return new DeployProgress(
                p.applyId(), p.plan(), onFailure, dev.flotilla.app.deploy.ApplyState.FAILED, p.startedAt(), p.steps());
    }
}

package dev.flotilla.app.ui.sample;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.PlanBasis;
import dev.flotilla.app.deploy.PlanWarning;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.placement.Factors;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.Score;
import dev.flotilla.app.placement.ScoreCard;
import dev.flotilla.app.stack.Strategy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan of the preview's picture: nine steps on three hosts. */
public final class SamplePlan {
    private SamplePlan() {}

    public static DeployPlan plan() {
        return new DeployPlan(
                DeployPlan.Kind.APPLY,
                "my-app",
                Optional.of(placement()),
                List.of(),
                SampleSteps.all(),
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

    private static List<PlanWarning> warnings() {
        return List.of(new PlanWarning(
                "FL-2201",
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

package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Stops all nodes of a set at once. Their links go: without nodes behind them they would accept and lead nowhere. */
final class Stopping {
    private final Engines engines;
    private final Together all;
    private final NodeSurvey survey;
    private final Duration limit;

    Stopping(Engines engines, ThreadFactory threads, Duration limit) {
        this.engines = engines;
        this.all = new Together(threads);
        this.survey = new NodeSurvey(engines, threads);
        this.limit = limit;
    }

    LaunchReport stop(NodeSet set, boolean remove, Consumer<LaunchEvent> events) throws InterruptedException {
        List<List<Problem>> problems = all.each(
                set.nodes(),
                NodeSurvey.MOST_AT_ONCE,
                limit,
                node -> {
                    HostCrew crew = new HostCrew(set.base(), node.host(), engines.of(node.host()), events);
                    if (remove) {
                        crew.remove(node);
                    } else {
                        crew.stop(node);
                    }
                    return crew.problems();
                },
                node -> List.of(Problem.of(
                        "FL-6115", node.name() + " did not stop in time.", "Look at the engine of its host.")));
        Map<HostId, Host> hosts = new LinkedHashMap<>();
        set.nodes().forEach(node -> hosts.put(node.host().id(), node.host()));
        for (Host host : hosts.values()) {
            HostCrew crew = new HostCrew(set.base(), host, engines.of(host), events);
            crew.removeLinks();
            if (remove) {
                crew.removeNetwork();
            }
        }
        NodeSet now = NodeSet.found(set.base(), survey.ask(List.copyOf(hosts.values())));
        List<String> gone = set.nodes().stream()
                .map(LaunchedNode::name)
                .filter(name -> now.nodes().stream().noneMatch(n -> n.name().equals(name)))
                .toList();
        return new LaunchReport(
                set.base(),
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                gone,
                now.nodes().stream().map(LaunchedNode::name).toList(),
                0,
                survey.rows(now),
                problems.stream().flatMap(List::stream).toList());
    }
}

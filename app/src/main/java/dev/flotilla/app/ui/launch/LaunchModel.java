package dev.flotilla.app.ui.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchLabels;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.Ping;
import dev.flotilla.app.launch.run.EnvironmentFile;
import dev.flotilla.app.launch.run.Launcher;
import dev.flotilla.app.launch.run.NodeSurvey;
import dev.flotilla.app.launch.run.Pinger;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.launch.LaunchState.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The launcher without its looks. JavaFX thread; what blocks runs elsewhere and comes back through the screen's executor. */
public final class LaunchModel {
    private final Supplier<List<Host>> fleet;
    private final Launcher launcher;
    private final NodeSurvey survey;
    private final Pinger pinger;
    private final Errands errands;
    private final OutputLines output;
    private final SignalSource<LaunchState> state;
    private final AtomicReference<@Nullable Thread> launching = new AtomicReference<>();
    private final InstantSource clock;
    private Set<String> noticed = Set.of();
    private boolean looking;
    private boolean again;

    /**
     * @param fleet all hosts of the moment
     * @param threads gives virtual threads, for many hosts at once
     * @param work runs what blocks, each on a thread of its own
     */
    public LaunchModel(
            Supplier<List<Host>> fleet,
            Engines engines,
            ThreadFactory threads,
            Executor work,
            Executor screen,
            InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
        this.launcher = new Launcher(engines, threads);
        this.survey = new NodeSurvey(engines, threads);
        this.pinger = new Pinger(engines, threads);
        this.errands = new Errands(work, screen, this::broke);
        this.output = new OutputLines(screen);
        this.state = new SignalSource<>(
                new LaunchState(LaunchDraft.blank(Set.of()), List.of(), Seen.NOTHING, Work.NONE, false, List.of(), ""));
    }

    Signal<LaunchState> state() {
        return state;
    }

    /** What does the same as launching; empty while something is wrong with what is typed. */
    Optional<Command> command() {
        return state.value().draft().order(fleet.get()).map(Commands::launch);
    }

    OutputLines output() {
        return output;
    }

    /**
     * The launcher is shown: looks at the hosts that there are now.
     *
     * @param on the hosts to launch on; empty for those of last time, at first all with a Docker Engine
     */
    public void open(Set<HostId> on) {
        List<Host> active = fleet.get().stream()
                .filter(h -> h.status() == HostStatus.ACTIVE)
                .toList();
        LaunchState now = state.value().withHosts(active);
        state.publish(now.with(now.draft().on(on, active)));
        refresh();
    }

    void change(UnaryOperator<LaunchDraft> edit) {
        LaunchState now = state.value();
        LaunchDraft next = edit.apply(now.draft());
        if (next.equals(now.draft())) {
            return;
        }
        boolean other = !next.effectiveBase().equals(now.draft().effectiveBase());
        state.publish(other ? now.with(next).with(now.seen().withoutRows()) : now.with(next));
        if (other) {
            refresh();
        }
    }

    /** Takes the variables of a file into the form. */
    void readEnvironment(Path file) {
        errands.run(() -> {
            Outcome<String> text = EnvironmentFile.read(file, String.valueOf(file.getFileName()));
            return () -> {
                switch (text) {
                    case Outcome.Ok<String>(String read) -> change(d -> d.withEnvironment(read));
                    case Outcome.Failed<String> failed ->
                        state.publish(state.value().with(failed.problems(), ""));
                }
            };
        });
    }

    /** Shows the nodes of a base that is there, ready to grow or shrink. */
    void choose(NodeSet set) {
        LaunchState now = state.value();
        String image = set.nodes().stream()
                .map(node -> node.container().image())
                .findFirst()
                .orElse("");
        boolean built = image.equals(set.base().image());
        boolean sameFolder =
                built && now.draft().fromFolder() && !now.draft().folder().isBlank();
        LaunchDraft draft = sameFolder ? now.draft() : now.draft().withSource(false, image);
        int count =
                (int) set.nodes().stream().map(LaunchedNode::index).distinct().count();
        change(d -> draft.withBase(set.base().text()).withCount(count));
    }

    /** What the engines tell by themselves of containers: the nodes are looked at again when one of them changed. */
    void noticed(ObservedFleet fleet) {
        Set<String> now = fleet.hosts().values().stream()
                .flatMap(host -> host.containers().stream()
                        .filter(c -> c.label(LaunchLabels.BASE).isPresent())
                        .map(c -> host.host() + " " + c.id() + " " + c.state() + " " + c.health()))
                .collect(Collectors.toSet());
        if (!now.equals(noticed)) {
            noticed = now;
            refresh();
        }
    }

    /** Asks the engines what is there; the answer appears in the state. */
    void refresh() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        again = false;
        String base = state.value().draft().effectiveBase();
        List<Host> hosts = fleet.get();
        errands.run(() -> {
            List<NodeSet.Answer> answers = survey.ask(hosts);
            List<NodeSet> sets = NodeSet.all(answers);
            Optional<NodeSet> shown =
                    sets.stream().filter(set -> set.base().text().equals(base)).findFirst();
            List<NodeRow> rows = shown.isEmpty() ? List.of() : survey.rows(shown.get());
            return () -> {
                looking = false;
                LaunchState now = state.value();
                boolean same = now.draft().effectiveBase().equals(base);
                state.publish(
                        now.with(new Seen(sets, same ? rows : now.rows(), now.pings(), Optional.of(clock.instant()))));
                if (!same || again) {
                    refresh();
                }
            };
        });
    }

    /** How long ago the engines told what is shown; empty while they were never asked. */
    Optional<Duration> age() {
        return state.value().seen().at().map(at -> Duration.between(at, clock.instant()));
    }

    void launch() {
        LaunchState now = state.value();
        Optional<LaunchOrder> order = now.draft().order(now.hosts());
        if (order.isEmpty() || !now.isIdle()) {
            state.publish(now.withTried(true));
            return;
        }
        output.clear();
        List<Host> hosts = fleet.get();
        state.publish(now.withTried(false)
                .with(Work.LAUNCHING)
                .with(List.of(), "")
                .with(now.seen().with(Map.of())));
        errands.run(() -> {
            launching.set(Thread.currentThread());
            try {
                Outcome<LaunchReport> outcome = launcher.launch(order.get(), hosts, this::tell);
                return () -> done(outcome);
            } finally {
                launching.set(null);
            }
        });
    }

    private void tell(LaunchEvent event) {
        output.add(event.words());
    }

    /** Calls a launch off: what was begun on an engine ends there. */
    void cancel() {
        Thread thread = launching.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void done(Outcome<LaunchReport> outcome) {
        LaunchState now = state.value().with(Work.NONE);
        switch (outcome) {
            case Outcome.Ok<LaunchReport>(LaunchReport report) ->
                state.publish(now.with(report.problems(), headline(report)));
            case Outcome.Failed<LaunchReport> failed -> state.publish(now.with(failed.problems(), ""));
        }
        refresh();
    }

    private static String headline(LaunchReport report) {
        return report.outdated() == 0 ? "" : report.outdated() + " run an earlier image.";
    }

    void pingAll() {
        Optional<NodeSet> set = state.value().set();
        if (set.isEmpty() || !state.value().isIdle()) {
            return;
        }
        state.publish(state.value().with(Work.PINGING));
        NodeBase base = set.get().base();
        List<Host> hosts = fleet.get();
        errands.run(() -> {
            // How they do may have changed since they were looked at.
            List<NodeSet.Answer> answers = survey.ask(hosts);
            NodeSet now = NodeSet.found(base, answers);
            List<NodeRow> rows = survey.rows(now);
            List<Ping> pings = pinger.ping(now);
            Map<String, Ping> byName = new HashMap<>();
            for (int i = 0; i < pings.size(); i++) {
                byName.put(now.nodes().get(i).name(), pings.get(i));
            }
            return () -> pinged(base, NodeSet.all(answers), rows, byName);
        });
    }

    private void pinged(NodeBase base, List<NodeSet> sets, List<NodeRow> rows, Map<String, Ping> pings) {
        LaunchState now = state.value().with(Work.NONE);
        boolean same = now.draft().effectiveBase().equals(base.text());
        state.publish(same ? now.with(new Seen(sets, rows, pings, Optional.of(clock.instant()))) : now);
    }

    void stopAll(boolean remove) {
        Optional<NodeSet> set = state.value().set();
        if (set.isEmpty() || !state.value().isIdle()) {
            return;
        }
        output.clear();
        LaunchState begun = state.value();
        state.publish(
                begun.with(Work.STOPPING).with(begun.seen().with(Map.of())).with(List.of(), ""));
        errands.run(() -> {
            LaunchReport report = launcher.stop(set.get(), remove, this::tell);
            String head = remove ? report.removed().size() + " removed." : "";
            return () -> {
                state.publish(state.value().with(Work.NONE).with(report.problems(), head));
                refresh();
            };
        });
    }

    private void broke(Problem problem) {
        looking = false;
        state.publish(state.value().with(Work.NONE).with(List.of(problem), ""));
    }
}

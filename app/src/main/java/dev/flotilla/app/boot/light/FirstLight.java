package dev.flotilla.app.boot.light;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.window.Section;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The main job, step by step, on the embedded fleet. Blocks; runs on any thread but the JavaFX one. */
public final class FirstLight {
    private static final Duration MONITOR = Duration.ofSeconds(3);
    /** Nodes beat once a second; a busy machine may be late. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final int EMBEDDED = 6;
    private static final int SAMPLE = 3;
    private static final int HTTP = 50051;
    private static final int AGREEMENT = 60001;
    private static final Duration AGREED = Duration.ofSeconds(20);

    private final LitWindow window;
    private final Pulse pulse;
    private final Hand hand;
    private final Shots shots;
    private final StepTable table;
    private final Path sample;

    /**
     * @param folder where the pictures go
     * @param sample a stack file of three nodes, named three-nodes
     */
    public FirstLight(LitWindow window, Path folder, Path sample, PrintStream out) {
        this.window = window;
        this.sample = sample;
        pulse = new Pulse(window.gate());
        hand = new Hand(window, pulse);
        shots = new Shots(window, pulse, folder);
        table = new StepTable(out, System::nanoTime);
    }

    /** The pictures when all went well; empty when a step did not, which the table says. */
    public List<Path> run() throws InterruptedException {
        try {
            table.step("Open the window", this::welcome);
            table.step("Start the embedded fleet", this::start);
            table.step("Draw it", this::draw);
            table.step("Open " + sample.getFileName(), this::open);
            table.step("Review its plan", this::review);
            table.step("Apply the plan", this::apply);
            table.step("Monitor for " + MONITOR.toSeconds() + " s", this::monitor);
            table.step("See three-nodes agree", this::agree);
            table.step("Follow the log of a node", this::log);
            List<PublishedPort> ports = ports();
            table.step("Stop and remove three-nodes", () -> remove(sample, "three-nodes", EMBEDDED));
            table.step(
                    "Stop and remove embedded-fleet",
                    () -> remove(window.world().samples().resolve("embedded-fleet.yaml"), "embedded-fleet", 0));
            table.step("Look for what is left", () -> left(ports));
            return shots.taken();
        } catch (StepFailed e) {
            table.tell(shots.failed()
                    .map(picture -> "The window at that moment: " + picture)
                    .orElse("The window could not be drawn."));
            return List.of();
        }
    }

    private String welcome() throws StepFailed, InterruptedException {
        // JavaFX's headless screen is 1000 x 1000 and fails on windows beyond it; what lies in the window may be
        // larger.
        pulse.run(() -> window.stage().getScene().getRoot().resize(Shots.WIDTH, Shots.HEIGHT));
        hand.button("start-embedded");
        shots.both("welcome");
        return "the welcome offers an embedded fleet, a host, a stack file";
    }

    private String start() throws StepFailed, InterruptedException {
        Instant pressed = now();
        hand.press("start-embedded");
        pulse.until(EMBEDDED + " nodes beat", () -> beating().isAlive(EMBEDDED, LATE));
        double seconds = Duration.between(pressed, now()).toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%d nodes on %d hosts beat %.1f s after the click",
                EMBEDDED,
                window.fleet().hosts().size(),
                seconds);
    }

    private String draw() throws StepFailed, InterruptedException {
        shots.both("activity");
        pulse.run(() -> {
            window.house().window().openActivity(false);
            window.house().window().go(Section.FLEET);
        });
        shots.both("canvas");
        return window.house().window().canvas().shown().map().sentence();
    }

    private String open() throws StepFailed, InterruptedException {
        pulse.run(() -> window.house().openStack(sample));
        hand.button("stack-plan");
        shots.both("stack");
        return "read and placed, with a score card per node";
    }

    private String review() throws StepFailed, InterruptedException {
        hand.press("stack-plan");
        String words = hand.button("plan-primary").getText();
        shots.both("plan");
        return "the plan says: " + words;
    }

    private String apply() throws StepFailed, InterruptedException {
        hand.press("plan-primary");
        pulse.until(
                (EMBEDDED + SAMPLE) + " nodes beat",
                () -> running() == EMBEDDED + SAMPLE && beating().isAlive(EMBEDDED + SAMPLE, LATE));
        pulse.run(() -> {
            window.house().window().openActivity(false);
            window.house().window().go(Section.FLEET);
        });
        return (EMBEDDED + SAMPLE) + " nodes run and beat";
    }

    private String monitor() throws StepFailed, InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean alive = new AtomicBoolean(true);
        Instant end = now().plus(MONITOR);
        try (var watching = window.world().beats().subscribe(links -> {
            looks.incrementAndGet();
            alive.compareAndSet(true, Beating.of(links, now()).isAlive(EMBEDDED + SAMPLE, LATE));
        })) {
            pulse.until("time goes on", () -> now().isAfter(end) && looks.get() > 0);
        }
        if (!alive.get()) {
            throw new StepFailed("A node was not heard for " + LATE.toSeconds() + " s.");
        }
        Beating last = beating();
        return String.format(
                Locale.ROOT,
                "%d looks, %d links, each alive; oldest heartbeat %d ms",
                looks.get(),
                last.links(),
                last.oldest().map(Duration::toMillis).orElse(-1L));
    }

    /** The three of the sample publish the port of the agreement; the ring does not. */
    private String agree() throws StepFailed, InterruptedException {
        List<PublishedPort> https = containers()
                .map(RunningContainer::ports)
                .filter(ports -> ports.stream().anyMatch(port -> port.containerPort() == AGREEMENT))
                .flatMap(ports -> ports.stream().filter(port -> port.containerPort() == HTTP))
                .toList();
        Instant end = now().plus(AGREED);
        Optional<String> version = Agreeing.version(https);
        while (version.isEmpty() && now().isBefore(end)) {
            pulse.calm();
            version = Agreeing.version(https);
        }
        if (https.size() != SAMPLE || version.isEmpty()) {
            throw new StepFailed(
                    "The " + https.size() + " nodes of three-nodes do not agree within " + AGREED.toSeconds() + " s.");
        }
        return SAMPLE + " nodes have heard from each other that all serve version " + version.get();
    }

    private String log() throws StepFailed, InterruptedException {
        var node = pulse.found(
                "a node beats", () -> Beating.first(window.world().beats().value()));
        pulse.run(() -> window.house().showLogs(node));
        int lines = pulse.found("its log has lines", hand::logLines);
        shots.both("log");
        return lines + " lines, live";
    }

    private String remove(Path file, String stack, int staying) throws StepFailed, InterruptedException {
        pulse.run(() -> window.house().openStack(file));
        hand.button("stack-plan");
        pulse.until(stack + " is shown", () -> hand.isShown(stack));
        hand.press("stack-stop");
        hand.press("stop-confirm");
        pulse.until("the nodes of " + stack + " have stopped", () -> running() == staying);
        hand.press("stack-remove");
        hand.press("remove-confirm");
        pulse.until("the nodes of " + stack + " are gone", () -> containers().count() == staying);
        return staying == 0 ? "no node is left" : staying + " nodes of the other stack still run";
    }

    private String left(List<PublishedPort> ports) throws StepFailed, InterruptedException {
        pulse.until("every port is free again", () -> Leftovers.heldPorts(ports).isEmpty());
        return "all " + ports.size() + " ports that the nodes had are free again";
    }

    private List<PublishedPort> ports() {
        return containers().flatMap(c -> c.ports().stream()).distinct().toList();
    }

    private Stream<RunningContainer> containers() {
        return new ArrayList<>(window.world().observed().value().hosts().values())
                .stream().flatMap(host -> host.containers().stream());
    }

    private long running() {
        return containers().filter(RunningContainer::isRunning).count();
    }

    private Beating beating() {
        List<BeatLink> links = window.world().beats().value();
        return Beating.of(links, now());
    }

    private Instant now() {
        return window.world().clock().instant();
    }

    /** What an ended window has left in this process; empty when nothing. */
    public static List<String> leftThreads() {
        return Leftovers.threads();
    }
}

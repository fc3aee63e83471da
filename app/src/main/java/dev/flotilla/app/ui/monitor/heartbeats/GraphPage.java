package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorPage;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.TickedNode;
import dev.flotilla.app.ui.monitor.WaitingPage;
import dev.flotilla.app.ui.monitor.chart.ChartData;
import dev.flotilla.app.ui.monitor.chart.ChartStack;
import dev.flotilla.app.ui.monitor.chart.Curve;
import dev.flotilla.app.ui.monitor.chart.TimeChart;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import dev.flotilla.app.ui.monitor.chart.Viewport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * Stacked graphs of the ticked nodes. While it is looked at and runs along, it asks as often as the picture moves by a
 * pixel: ten times a second at most; what stands is asked for again now and then.
 */
public final class GraphPage implements MonitorPage {
    private static final long DAY_EVERY_MS = 20_000;
    private static final Duration SETTLED = Duration.ofMillis(80);

    private final MonitorWorld world;
    private final List<GraphSpec> specs;
    private final Viewport viewport = new Viewport();
    private final GraphToolbar toolbar;
    private final ChartStack stack;
    private final DayOverview overview;
    private final GraphFeed feed;
    private final GraphFeed dayFeed;
    private final GraphExport export;
    private final GraphChoice choice;
    private final StackPane centre = new StackPane();
    private final VBox page = new VBox();
    private final Node empty;
    private final Node charts;
    private Optional<GraphFeed.Answer> answer = Optional.empty();
    private Optional<Subscription> health = Optional.empty();
    private long dayAskedMs = Long.MIN_VALUE;
    private boolean isShown;
    private int round;

    /** The page Heartbeats. */
    public static GraphPage heartbeats(MonitorWorld world, MonitorDeeds deeds) {
        return new GraphPage(world, deeds, MonitorTab.HEARTBEATS, GraphSpec.heartbeats());
    }

    /** The page Resources. */
    public static GraphPage resources(MonitorWorld world, MonitorDeeds deeds) {
        return new GraphPage(world, deeds, MonitorTab.RESOURCES, GraphSpec.resources());
    }

    GraphPage(MonitorWorld world, MonitorDeeds deeds, MonitorTab tab, List<GraphSpec> specs) {
        this.world = world;
        this.specs = List.copyOf(specs);
        List<TimeChart> plots = new ArrayList<>();
        for (GraphSpec spec : specs) {
            plots.add(new TimeChart(
                    spec.title(),
                    spec.note(Optional.empty()),
                    spec::words,
                    world.zone(),
                    spec.equals(specs.getLast())));
        }
        stack = new ChartStack(plots, viewport, this::now, this::moved, world.theme(), world.zone());
        overview = new DayOverview(viewport, this::now, this::moved, world.theme(), world.zone());
        toolbar = new GraphToolbar(new Bar(), world.zone(), tab == MonitorTab.HEARTBEATS);
        choice = new GraphChoice(specs, toolbar);
        feed = feed(this::arrived);
        dayFeed = feed(this::dayArrived);
        export = new GraphExport(world, deeds, tab.word());
        empty = WaitingPage.empty(deeds, tab);
        ScrollPane scroll = new ScrollPane(stack);
        stack.onPage(() -> stack.getHeight() > scroll.getViewportBounds().getHeight() + 1);
        stack.onCursor(this::remark);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("fl-chart-scroll");
        scroll.setFocusTraversable(false);
        charts = scroll;
        VBox.setVgrow(centre, Priority.ALWAYS);
        centre.setMinHeight(0);
        page.getChildren().addAll(toolbar, centre, overview);
        page.setMinSize(0, 0);
        dev.flotilla.app.ui.kit.parts.RoomStyle.add(page, ChartStack.class, "chart.css");
        arrange();
    }

    private GraphFeed feed(Consumer<GraphFeed.Answer> reader) {
        return new GraphFeed(world.monitoring(), world.work(), world.gate(), reader);
    }

    private long now() {
        return world.clock().millis();
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void ticked(List<TickedNode> nodes) {
        choice.tick(nodes);
        dayAskedMs = Long.MIN_VALUE;
        ask();
    }

    @Override
    public void shown(boolean nowShown) {
        if (nowShown == isShown) {
            return;
        }
        isShown = nowShown;
        health.ifPresent(Subscription::close);
        health = Optional.empty();
        if (nowShown) {
            health = Optional.of(world.gate().latest(world.monitoring().health(), 1, this::names));
            tick(++round);
        }
    }

    private void names(FleetHealth now) {
        toolbar.choices(now.nodes().stream().map(n -> n.node().name()).toList());
        toolbar.offer(GraphChoice.receiver(now));
        arrange();
    }

    private void arrange() {
        boolean none = choice.ticked().isEmpty()
                && world.monitoring().health().value().nodes().isEmpty();
        Node wanted = none ? empty : charts;
        if (!centre.getChildren().equals(List.of(wanted))) {
            centre.getChildren().setAll(wanted);
        }
        overview.setVisible(!none);
    }

    /** Goes on for as long as this round is the one of the page that is shown. */
    private void tick(int of) {
        if (isShown && of == round) {
            ask();
            world.gate().after(Pace.of(viewport, stack.plotWidth()), () -> tick(of));
        }
    }

    private boolean inView() {
        return isShown
                && page.getScene() != null
                && !(page.getScene().getWindow() instanceof Stage stage && stage.isIconified());
    }

    private void moved() {
        if (isShown) {
            tick(++round);
        }
    }

    private void ask() {
        if (!inView()) {
            return;
        }
        arrange();
        long now = now();
        TimeSpan span = viewport.at(now);
        toolbar.show(viewport, span, now);
        overview.refresh();
        feed.ask(new GraphFeed.Question(choice.keys(), span, (int) stack.plotWidth(), now));
        if (dayAskedMs == Long.MIN_VALUE || now - dayAskedMs > DAY_EVERY_MS || now < dayAskedMs) {
            dayAskedMs = now;
            dayFeed.ask(new GraphFeed.Question(
                    choice.dayKeys(), new TimeSpan(now - Viewport.DAY_MS, now), 3 * DayOverview.COLUMNS, now));
        }
    }

    private void arrived(GraphFeed.Answer read) {
        if (inView()) {
            answer = Optional.of(read);
            GraphDrawing drawing = new GraphDrawing(world.monitoring().health().value(), read);
            stack.show(specs.stream()
                    .map(spec -> drawing.of(spec, choice.senders(), (node, line) -> choice.key(spec, node, line)))
                    .toList());
            remark();
        }
    }

    /** Beside the suspicion: the ticked node that is worst, by the time that is looked at. */
    private void remark() {
        for (TimeChart chart : stack.charts()) {
            if (chart.name().equals(Metric.SUSPICION.title())) {
                Remark worst = remark(chart.data().map(ChartData::curves).orElse(List.of()));
                chart.remark(worst.title(), worst.detail(), worst.tone());
            }
        }
    }

    private Remark remark(List<Curve> suspicion) {
        if (stack.cursor().isPresent() || !viewport.isLive()) {
            long at = stack.cursor().orElseGet(() -> viewport.at(now()).toMs());
            return Remark.at(suspicion, at, world.zone());
        }
        return Remark.now(
                world.monitoring().health().value(),
                choice.senders(),
                world.clock().instant());
    }

    @Override
    public void takeKeys() {
        stack.requestFocus();
        // What was taken out of the window with the focus may give it elsewhere with the next frames.
        world.gate().after(SETTLED, () -> {
            if (isShown) {
                stack.requestFocus();
            }
        });
    }

    @Override
    public void key(KeyEvent event) {
        stack.press(event);
    }

    private void dayArrived(GraphFeed.Answer read) {
        List<Slice> all = List.copyOf(read.slices().values());
        overview.show(
                all.stream().filter(s -> s.key().metric() == Metric.SUSPICION).toList(),
                all.stream().filter(s -> s.key().metric() == Metric.STATE).toList());
    }

    ChartStack stack() {
        return stack;
    }

    Viewport viewport() {
        return viewport;
    }

    private final class Bar implements GraphToolbar.Deeds {
        @Override
        public void range(GraphRange range) {
            viewport.length(range.lengthMs(), now());
            if (range == GraphRange.LIVE) {
                viewport.live();
            }
            moved();
        }

        @Override
        public void pauseOrRun() {
            if (viewport.isLive()) {
                viewport.stand(now());
            } else {
                viewport.live();
            }
            moved();
        }

        @Override
        public void ends() {
            for (int i = 0; i < specs.size(); i++) {
                stack.charts().get(i).note(specs.get(i).note(toolbar.receiver()));
            }
            ask();
        }

        @Override
        public void exportPicture() {
            export.picture(stack);
        }

        @Override
        public void exportNumbers() {
            answer.map(a -> List.copyOf(a.slices().values()))
                    .ifPresentOrElse(
                            slices -> export.numbers(slices, page),
                            () -> export.failed(Problem.of(
                                    "FL-5012", "Nothing is shown that could be exported.", "Tick a node first.")));
        }
    }
}

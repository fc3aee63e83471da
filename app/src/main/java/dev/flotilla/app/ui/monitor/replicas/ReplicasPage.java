package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Tone;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.MonitorPage;
import dev.flotilla.app.ui.monitor.MonitorTab;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.WaitingPage;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The page Replicas. It follows the coordinators also while nobody looks, so that its log has no hole. */
public final class ReplicasPage extends StackPane implements MonitorPage {
    private static final int LOG_SHOWN = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final MonitorWorld world;
    private final RolloutTokens tokens;
    private final Modals modals;
    private final ReplicaTable table = new ReplicaTable();
    private final HBox summary = new HBox(8);
    private final VBox cards = new VBox();
    private final VBox log = new VBox(6);
    private final BorderPane frame = new BorderPane();
    private final EmptyState nothing;
    private final RolloutLog decisions = new RolloutLog();
    private final Map<String, RolloutCard> byNode = new LinkedHashMap<>();
    private List<ReplicaRow> rows = List.of();
    private boolean looked;

    public ReplicasPage(MonitorWorld world, MonitorDeeds deeds, RolloutTokens tokens, Modals modals) {
        this.world = world;
        this.tokens = tokens;
        this.modals = modals;
        RoomStyle.add(this, MonitorPage.class, "monitor.css");
        getStyleClass().add("fl-surface");
        nothing = WaitingPage.empty(deeds, MonitorTab.REPLICAS);
        summary.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        VBox right = new VBox(cards, logPart());
        ScrollPane scroll = new ScrollPane(right);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("fl-cause-scroll", "fl-left-line", "fl-rollout-side");
        frame.setTop(summary);
        frame.setCenter(table);
        frame.setRight(scroll);
        getChildren().addAll(frame, nothing);
        world.gate().latest(world.monitoring().health(), 2, this::take);
    }

    private VBox logPart() {
        VBox part = new VBox(8, Labels.section("Decisions"), log);
        part.getStyleClass().add("fl-rollout");
        return part;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown(boolean isShown) {
        looked = isShown;
        if (isShown) {
            draw();
        }
    }

    private void take(FleetHealth health) {
        rows = ReplicaRow.of(health);
        boolean more = decisions.take(world.clock().instant(), rows);
        if (looked) {
            draw();
        } else if (more) {
            showLog();
        }
    }

    private void draw() {
        nothing.setVisible(rows.isEmpty());
        frame.setVisible(!rows.isEmpty());
        table.show(rows);
        summarise();
        List<ReplicaRow> coordinators =
                rows.stream().filter(ReplicaRow::coordinator).toList();
        byNode.keySet().retainAll(coordinators.stream().map(ReplicaRow::node).toList());
        for (ReplicaRow row : coordinators) {
            RolloutCard card = byNode.computeIfAbsent(row.node(), n -> new RolloutCard(row, this::ask));
            card.show(row);
        }
        List<Node> wished = List.copyOf(byNode.values());
        if (!cards.getChildren().equals(wished)) {
            cards.getChildren().setAll(wished);
        }
        if (wished.isEmpty()) {
            Node none = Labels.wrapped("No node coordinates a rollout.", "fl-small", "fl-muted");
            none.getStyleClass().add("fl-rollout");
            cards.getChildren().setAll(none);
        }
        showLog();
    }

    private void summarise() {
        long other = rows.stream().filter(ReplicaRow::isTrouble).count();
        summary.getChildren().setAll(Labels.section(rows.size() + (rows.size() == 1 ? " replica" : " replicas")));
        if (rows.isEmpty()) {
            return;
        }
        if (rows.stream().allMatch(ReplicaRow::alone)) {
            summary.getChildren().add(Tags.plain("each agrees with itself alone"));
        } else if (rows.size() == 1) {
            summary.getChildren().add(Tags.plain("version " + rows.getFirst().version()));
        } else if (other == 0) {
            summary.getChildren()
                    .add(Tags.toned("all agree on version " + rows.getFirst().version(), "check", Tone.SUCCESS));
        } else {
            summary.getChildren()
                    .add(Tags.toned(other + " of " + rows.size() + " differ", "alert-triangle", Tone.WARNING));
        }
        long old = rows.stream().filter(ReplicaRow::old).count();
        if (old > 0) {
            summary.getChildren().add(Tags.plain(old + " not current"));
        }
        rows.stream()
                .filter(r -> r.coordinator() && r.report().commitMs().isPresent())
                .findFirst()
                .ifPresent(r -> summary.getChildren()
                        .add(Labels.secondary("last round "
                                + Gate.millis(r.report().commitMs().getAsDouble()))));
    }

    private void showLog() {
        log.getChildren().clear();
        for (RolloutLog.Entry entry :
                decisions.entries().stream().limit(LOG_SHOWN).toList()) {
            var time = Labels.of(TIME.format(entry.at().atZone(world.zone())), "fl-mono-tiny", "fl-muted");
            time.setMinWidth(USE_PREF_SIZE);
            var words = Labels.wrapped(entry.words(), "fl-small");
            HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
            log.getChildren().add(new HBox(8, time, words));
        }
        if (decisions.entries().isEmpty()) {
            log.getChildren().add(Labels.secondary("What the coordinator decides appears here."));
        }
    }

    private void ask(Wish wish, ReplicaRow coordinator) {
        modals.show(OrderDialog.of(world, tokens, coordinator, rows.size(), wish, modals::close, words -> {
            decisions.add(world.clock().instant(), coordinator.node(), wish.word() + ": " + words);
            showLog();
        }));
    }
}

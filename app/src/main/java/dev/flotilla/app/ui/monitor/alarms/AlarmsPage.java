package dev.flotilla.app.ui.monitor.alarms;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Tone;
import dev.flotilla.app.ui.monitor.MonitorPage;
import dev.flotilla.app.ui.monitor.MonitorWorld;
import dev.flotilla.app.ui.monitor.NodeMenu;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The page Alarms: newest first, what is open before all, each with its reason and what can be done about it. */
public final class AlarmsPage extends BorderPane implements MonitorPage {
    private final MonitorWorld world;
    private final NodeMenu menu;
    private final Consumer<Alarm> show;
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final EmptyState nothing;
    private final HBox summary = new HBox(8);
    private final Button seen;
    private List<Alarm> alarms = List.of();
    private boolean onlyOpen;
    private boolean looked;

    /**
     * @param webhook opens its setting; empty where there is none
     * @param show shows what an alarm is about
     */
    public AlarmsPage(MonitorWorld world, NodeMenu menu, Optional<Runnable> webhook, Consumer<Alarm> show) {
        this.world = world;
        this.menu = menu;
        this.show = show;
        RoomStyle.add(this, MonitorPage.class, "monitor.css");
        getStyleClass().add("fl-surface");
        nothing = new EmptyState(
                "bell",
                "No alarms yet",
                "When a host or node changes its state for the worse, it appears here with its reason.");
        seen = Buttons.small(Buttons.plain("Mark all seen", "check", this::seenAll));
        seen.setId("alarms-seen");
        seen.setMinWidth(Region.USE_PREF_SIZE);
        Segmented<Boolean> which = new Segmented<>(only -> {
            onlyOpen = only;
            draw();
        });
        which.add(false, "All").add(true, "Open");
        summary.setAlignment(Pos.CENTER_LEFT);
        summary.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(8, summary, gap, which, seen);
        webhook.ifPresent(open -> {
            Button hook = Buttons.small(Buttons.plain("Webhook", "send", open));
            hook.setId("alarms-webhook");
            hook.setMinWidth(Region.USE_PREF_SIZE);
            bar.getChildren().add(hook);
        });
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-cause-scroll");
        setTop(bar);
        world.gate().latest(world.monitoring().alarms(), 4, next -> {
            alarms = next;
            drawIfSeen();
        });
        // Ages go on without new alarms, and so does who is muted.
        world.gate().latest(world.monitoring().health(), 1, health -> drawIfSeen());
    }

    private void drawIfSeen() {
        if (looked && !holdsFocus()) {
            draw();
        }
    }

    /** Rows that the keyboard is in are not made anew under it. */
    private boolean holdsFocus() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(list)) {
                return true;
            }
        }
        return false;
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

    private void seenAll() {
        alarms.stream()
                .mapToLong(Alarm::id)
                .max()
                .ifPresent(id -> world.work().execute(() -> world.monitoring().seen(id)));
    }

    private void draw() {
        long open = alarms.stream().filter(Alarm::open).count();
        long unseen = alarms.stream().filter(a -> !a.seen()).count();
        summary.getChildren()
                .setAll(
                        open == 0
                                ? Tags.toned("no alarm open", "check", Tone.SUCCESS)
                                : Tags.toned(open + " open", "alert-triangle", Tone.DANGER));
        if (unseen > 0) {
            summary.getChildren().add(Tags.toned(unseen + " not seen", Tone.ACCENT));
        }
        seen.setDisable(unseen == 0);
        List<AlarmRow> rows = alarms.stream()
                .filter(a -> !onlyOpen || a.open())
                .sorted((a, b) -> a.open() == b.open() ? Long.compare(b.id(), a.id()) : a.open() ? -1 : 1)
                .map(a -> AlarmRow.of(a, world.clock().instant()))
                .toList();
        list.getChildren().setAll(rows.stream().map(this::row).toList());
        setCenter(rows.isEmpty() ? nothing : scroll);
    }

    private Node row(AlarmRow row) {
        Alarm alarm = row.alarm();
        HBox title = new HBox(8, Labels.medium(alarm.subject()));
        title.setAlignment(Pos.CENTER_LEFT);
        if (alarm.open()) {
            title.getChildren().add(Tags.toned(AlarmRow.word(alarm.severity()), AlarmRow.tone(alarm.severity())));
        }
        if (alarm.flapping()) {
            title.getChildren().add(Tags.toned("comes and goes", "repeat", Tone.WARNING));
        }
        if (isMuted(alarm)) {
            title.getChildren().add(Tags.toned("muted", "bell-off", Tone.NEUTRAL));
        }
        VBox words =
                new VBox(2, title, Labels.wrapped(alarm.why(), "fl-small", alarm.open() ? "fl-small" : "fl-muted"));
        if (!row.others().isEmpty()) {
            words.getChildren().add(Labels.wrapped(row.others(), "fl-tiny", "fl-muted"));
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label age = Labels.of(row.age(), "fl-mono", "fl-muted", "fl-alarm-age");
        Label lasted = Labels.of(row.lasted(), "fl-mono-tiny", "fl-muted");
        lasted.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(Icons.status(row.glyph(), 18), age, words, lasted);
        line.getStyleClass().add("fl-alarm");
        if (!alarm.seen()) {
            line.getStyleClass().add("fl-unseen");
        }
        node(alarm).ifPresent(n -> line.getChildren().add(mute(alarm, n)));
        Button open = Buttons.small(Buttons.plain("Show", () -> show.accept(alarm)));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setAccessibleText("Show " + alarm.subject());
        line.getChildren().add(open);
        line.setAccessibleText(row.sentence());
        return line;
    }

    private Button mute(Alarm alarm, String node) {
        Button mute = Buttons.small(Buttons.icon("bell-off", "Mute " + node, () -> {}));
        mute.setOnAction(e -> menu.mute(node, isMuted(alarm)).show(mute, Side.BOTTOM, 0, 4));
        return mute;
    }

    /** The node that it is about, or its first. */
    private static Optional<String> node(Alarm alarm) {
        return alarm.nodes().contains(alarm.subject())
                ? Optional.of(alarm.subject())
                : alarm.nodes().stream().findFirst();
    }

    private boolean isMuted(Alarm alarm) {
        return node(alarm)
                .flatMap(n -> world.monitoring().health().value().node(n))
                .map(NodeHealth::muted)
                .orElse(false);
    }
}

package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import dev.flotilla.app.ui.monitor.chart.Viewport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is looked at: which span, from whom to whom, and what can be taken along. */
final class GraphToolbar extends HBox {
    static final String EVERY = "Every sender";
    static final String HERE = "This application";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

    /** What the toolbar asks of its page. */
    interface Deeds {
        void range(GraphRange range);

        void pauseOrRun();

        void ends();

        void exportPicture();

        void exportNumbers();
    }

    private final Deeds deeds;
    private final ZoneId zone;
    private final Segmented<GraphRange> ranges;
    private final Button pause;
    private final Label span = Labels.of("", "fl-mono", "fl-muted");
    private final ComboBox<String> from = new ComboBox<>();
    private final ComboBox<String> to = new ComboBox<>();
    /** Until the user chooses one. */
    private boolean receiverByRule = true;

    private boolean ruling;

    /** @param edges whether senders and receivers can be chosen */
    GraphToolbar(Deeds deeds, ZoneId zone, boolean edges) {
        this.deeds = deeds;
        this.zone = zone;
        getStyleClass().addAll("fl-graph-bar", "fl-line-below");
        ranges = new Segmented<>(deeds::range);
        for (GraphRange range : GraphRange.values()) {
            ranges.add(range, range.word(), range == GraphRange.LIVE ? "radio" : "");
        }
        ranges.setId("graph-ranges");
        pause = Buttons.small(Buttons.icon("pause", "Pause", deeds::pauseOrRun));
        pause.setId("graph-pause");
        span.setMinWidth(0);
        span.setId("graph-span");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(ranges, pause, span, space);
        if (edges) {
            getChildren().addAll(word("From", from), from, word("to", to), to);
            choices(List.of());
            from.setOnAction(e -> deeds.ends());
            to.setOnAction(e -> {
                receiverByRule &= ruling;
                deeds.ends();
            });
            from.setId("graph-from");
            to.setId("graph-to");
        }
        getChildren().add(export());
    }

    private static Label word(String text, ComboBox<String> of) {
        Label label = Labels.secondary(text);
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        of.setAccessibleText(text);
        return label;
    }

    private MenuButton export() {
        MenuButton button = new MenuButton("Export", Icons.line("download", 14));
        button.getStyleClass().add("fl-s");
        button.setId("graph-export");
        button.setMinWidth(Region.USE_PREF_SIZE);
        MenuItem picture = new MenuItem("Picture (PNG)\u2026");
        picture.setOnAction(e -> deeds.exportPicture());
        MenuItem numbers = new MenuItem("Numbers (CSV)\u2026");
        numbers.setOnAction(e -> deeds.exportNumbers());
        button.getItems().addAll(picture, numbers);
        return button;
    }

    /** @param names of the nodes that can be chosen */
    void choices(List<String> names) {
        ruling = true;
        fill(from, EVERY, names);
        fill(to, HERE, names);
        ruling = false;
    }

    /** @param receiver to look from while the user has chosen none; empty for this application */
    void offer(Optional<String> receiver) {
        String wanted = receiver.filter(to.getItems()::contains).orElse(HERE);
        if (receiverByRule && !wanted.equals(to.getValue())) {
            ruling = true;
            to.setValue(wanted);
            ruling = false;
        }
    }

    private void fill(ComboBox<String> box, String first, List<String> names) {
        List<String> next = new ArrayList<>(List.of(first));
        next.addAll(names);
        if (!box.getItems().equals(next)) {
            String chosen = box.getValue();
            box.getItems().setAll(next);
            box.setValue(chosen != null && next.contains(chosen) ? chosen : first);
        }
    }

    /** The one sender; empty for every one that is ticked. */
    Optional<String> sender() {
        return Optional.ofNullable(from.getValue()).filter(v -> !v.equals(EVERY));
    }

    /** Who received; empty for this application. */
    Optional<String> receiver() {
        return Optional.ofNullable(to.getValue()).filter(v -> !v.equals(HERE));
    }

    void show(Viewport viewport, TimeSpan shown, long nowMs) {
        boolean live = viewport.isLive();
        pause.setGraphic(Icons.line(live ? "pause" : "play", 16));
        Buttons.tip(pause, live ? "Pause" : "Live");
        long length = viewport.lengthMs();
        if (length == GraphRange.DAY.lengthMs()) {
            ranges.show(GraphRange.DAY);
        } else if (length == GraphRange.HOUR.lengthMs()) {
            ranges.show(GraphRange.HOUR);
        } else {
            ranges.show(live ? GraphRange.LIVE : GraphRange.FIVE_MINUTES);
        }
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), zone);
        span.setText(word(shown.fromMs(), today) + " to " + word(shown.toMs(), today));
    }

    private String word(long atMs, LocalDate today) {
        var at = Instant.ofEpochMilli(atMs).atZone(zone);
        return (at.toLocalDate().equals(today) ? TIME : DAY_TIME).format(at);
    }
}

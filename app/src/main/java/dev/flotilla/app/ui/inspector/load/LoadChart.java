package dev.flotilla.app.ui.inspector.load;

import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** Cpu and memory of the last minutes: two lines, and what they are now at the right. */
public final class LoadChart extends HBox {
    private static final double HEIGHT = 56;

    private final Plot plot = new Plot();
    private final Label cpu = Labels.mono("");
    private final Label memory = Labels.mono("");

    public LoadChart() {
        super(8);
        HBox.setHgrow(plot, Priority.ALWAYS);
        VBox legend = new VBox(
                Labels.of("CPU", "fl-small", "fl-load-cpu-word"),
                cpu,
                Labels.of("Memory", "fl-small", "fl-load-memory-word"),
                memory);
        legend.getStyleClass().add("fl-load-legend");
        legend.setMinWidth(USE_PREF_SIZE);
        legend.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(plot, legend);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * @param cores of the host, the upper edge for cpu; 0 when not known: then the highest reading is
     * @param memoryBytes likewise
     */
    public void show(List<LoadHistory.Sample> samples, double cores, long memoryBytes, Instant now) {
        plot.show(
                LoadPlot.of(samples, LoadHistory.Sample::cores, cores, now),
                LoadPlot.of(samples, LoadChart::bytes, (double) memoryBytes, now));
        String nowCpu = "no data";
        String nowMemory = "no data";
        if (!samples.isEmpty()) {
            LoadHistory.Sample last = samples.getLast();
            nowCpu = cores > 0
                    ? Amounts.percent(last.cores() / cores)
                    : String.format(Locale.ROOT, "%.2f cores", last.cores());
            nowMemory = Amounts.memory(last.memoryBytes());
        }
        cpu.setText(nowCpu);
        memory.setText(nowMemory);
        setAccessibleText("Load of the last minutes: cpu " + nowCpu + ", memory " + nowMemory);
    }

    private static double bytes(LoadHistory.Sample sample) {
        return (double) sample.memoryBytes();
    }

    /** The lines; scaled with its size. */
    private static final class Plot extends Region {
        private final Path cpu = new Path();
        private final Path memory = new Path();
        private LoadPlot cpuLine = new LoadPlot(List.of(), 0);
        private LoadPlot memoryLine = new LoadPlot(List.of(), 0);

        Plot() {
            getStyleClass().add("fl-load-plot");
            cpu.getStyleClass().addAll("fl-load-line", "fl-load-cpu");
            memory.getStyleClass().addAll("fl-load-line", "fl-load-memory");
            for (Node line : new Node[] {memory, cpu}) {
                line.setManaged(false);
                getChildren().add(line);
            }
            setMinSize(40, HEIGHT);
            setPrefHeight(HEIGHT);
            setMaxHeight(HEIGHT);
            Rectangle clip = new Rectangle();
            clip.widthProperty().bind(widthProperty());
            clip.heightProperty().bind(heightProperty());
            setClip(clip);
        }

        void show(LoadPlot cpuNow, LoadPlot memoryNow) {
            cpuLine = cpuNow;
            memoryLine = memoryNow;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            draw(cpu, cpuLine);
            draw(memory, memoryLine);
        }

        private void draw(Path path, LoadPlot line) {
            path.getElements().clear();
            double width = getWidth();
            double height = getHeight() - 4;
            for (List<LoadPlot.Point> piece : line.pieces()) {
                LoadPlot.Point first = piece.getFirst();
                path.getElements().add(new MoveTo(first.x() * width, 2 + (1 - first.y()) * height));
                // A single reading is a short dash, not nothing.
                path.getElements().add(new LineTo(Math.max(0, first.x() * width - 1), 2 + (1 - first.y()) * height));
                path.getElements().add(new MoveTo(first.x() * width, 2 + (1 - first.y()) * height));
                piece.stream()
                        .skip(1)
                        .forEach(p -> path.getElements().add(new LineTo(p.x() * width, 2 + (1 - p.y()) * height)));
            }
        }
    }
}

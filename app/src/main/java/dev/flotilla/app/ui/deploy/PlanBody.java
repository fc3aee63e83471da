package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The two halves of the preview: the steps at the left, why and what to know at the right. */
final class PlanBody extends HBox {
    private final HBox counts = new HBox(12);
    private final StepList steps = new StepList();
    private final ScoreCardView scores = new ScoreCardView();
    private final VBox findings = new VBox(8);
    private boolean byWave;
    private PlanPage page = PlanPage.EMPTY;

    PlanBody(Supplier<String> script) {
        Segmented<Boolean> grouping = new Segmented<>(wave -> {
            byWave = wave;
            showSteps();
        });
        grouping.add(false, "By host").add(true, "By wave");
        CopyButton copy =
                new CopyButton("Copy as script", "Copy all commands as a shell script, secrets masked", script);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        counts.setAlignment(Pos.CENTER_LEFT);
        HBox bar = new HBox(12, counts, gap, grouping, copy);
        bar.getStyleClass().add("fl-plan-bar");
        VBox left = new VBox(bar, steps);
        left.getStyleClass().add("fl-plan-left");
        VBox.setVgrow(steps, Priority.ALWAYS);
        findings.getStyleClass().add("fl-findings");
        VBox right = new VBox(scores, findings);
        ScrollPane scroll = new ScrollPane(right);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-plan-right");
        scroll.setPrefWidth(320);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(left, scroll);
    }

    void show(PreviewState.Ready ready) {
        if (!ready.page().equals(page)) {
            page = ready.page();
            scores.show(page.scores());
            showCounts();
            showSteps();
        }
        showFindings(ready);
    }

    private void showSteps() {
        steps.show(byWave ? page.byWave() : page.byHost());
    }

    private void showCounts() {
        counts.getChildren().clear();
        for (PlanPage.Count count : page.counts()) {
            StepLook look = count.look();
            Node icon = look.tone() == Tone.NEUTRAL
                    ? Icons.muted(look.icon(), 16)
                    : Icons.toned(look.icon(), 16, look.tone());
            HBox one = new HBox(6, icon, Labels.section(Integer.toString(count.number())), Labels.of(count.words()));
            one.setAlignment(Pos.CENTER_LEFT);
            one.setMinWidth(Region.USE_PREF_SIZE);
            counts.getChildren().add(one);
        }
    }

    private void showFindings(PreviewState.Ready ready) {
        findings.getChildren().clear();
        ready.changed().ifPresent(p -> findings.getChildren().add(problem(p)));
        ready.refusal().ifPresent(p -> findings.getChildren().add(problem(p)));
        if (!page.findings().isEmpty()) {
            findings.getChildren().add(Labels.section("Findings before apply"));
        }
        for (Finding finding : page.findings()) {
            findings.getChildren().add(finding.good() ? good(finding) : warning(finding));
        }
    }

    private static Node problem(Problem problem) {
        return Note.problem(problem);
    }

    private static Node warning(Finding finding) {
        Note note = Note.of(Tone.WARNING, "alert-triangle", finding.what(), finding.detail());
        note.getChildren().set(0, Icons.status(Status.DEGRADED, 16));
        return note;
    }

    private static Label sentence(String words) {
        Label label = Labels.wrapped(words, "fl-small", "fl-muted");
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Node good(Finding finding) {
        HBox line = new HBox(8, Icons.status(Status.HEALTHY, 16), sentence(finding.what()));
        line.getStyleClass().add("fl-finding-good");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}

package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.Tags;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Ports, volumes and trouble of a container as lists. */
final class ContainerParts {
    private ContainerParts() {}

    static Node trouble(String words) {
        Note note = Note.of(Tone.WARNING, "alert-triangle", "", words);
        note.getChildren().set(0, Icons.status(Status.DEGRADED, 16));
        VBox box = new VBox(note);
        box.getStyleClass().add("fl-insp-note");
        return box;
    }

    static VBox ports(List<ContainerPage.Port> ports) {
        VBox box = new VBox();
        if (ports.isEmpty()) {
            box.getChildren()
                    .add(new EmptyState("link-2", "No published ports", "Only containers of its networks reach it."));
        }
        for (ContainerPage.Port port : ports) {
            HBox line = Sections.row(
                    Labels.mono(port.outside()),
                    Icons.muted("arrow-right", 14),
                    Labels.of(port.inside(), "fl-mono", "fl-muted"));
            if (port.facesWorld()) {
                Label tag = Tags.toned("Every network", Tone.WARNING);
                tag.setGraphic(Icons.status(Status.DEGRADED, 14));
                line.getChildren().add(tag);
            }
            line.getStyleClass().add("fl-insp-row");
            box.getChildren().add(line);
        }
        return box;
    }

    static VBox volumes(List<ContainerPage.Mounted> mounts) {
        VBox box = new VBox();
        if (mounts.isEmpty()) {
            box.getChildren()
                    .add(new EmptyState("hard-drive", "No volumes", "What it writes goes when it is removed."));
        }
        for (ContainerPage.Mounted mount : mounts) {
            HBox head = Sections.row(Labels.medium(mount.kind()));
            if (mount.readOnly()) {
                head.getChildren().add(Tags.plain("read only"));
            }
            VBox line = new VBox(2, head);
            if (!mount.from().isEmpty()) {
                line.getChildren().add(Labels.wrapped(mount.from(), "fl-mono"));
            }
            line.getChildren().add(Labels.wrapped("at " + mount.to(), "fl-mono", "fl-muted"));
            line.getStyleClass().add("fl-insp-row");
            box.getChildren().add(line);
        }
        return box;
    }
}

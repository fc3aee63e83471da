package dev.flotilla.app.ui.eject;

import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.ui.kit.Icons;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import org.jspecify.annotations.Nullable;

/** A file by its path; the end of a long one is what tells it from others, so its middle gives way. */
final class FileCell extends ListCell<BundleFile> {
    FileCell() {
        getStyleClass().add("fl-export-file");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BundleFile file, boolean empty) {
        super.updateItem(file, empty);
        if (file == null || empty) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(file.path());
        setGraphic(Icons.line(icon(file), 14));
    }

    private static String icon(BundleFile file) {
        String path = file.path();
        return switch (file.kind()) {
            case SCRIPT -> "terminal";
            case SECRET -> "lock";
            case TEXT -> path.endsWith(".nft") ? "shield" : path.contains(".env") ? "key" : "file-text";
        };
    }
}

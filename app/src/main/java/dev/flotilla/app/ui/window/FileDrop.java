package dev.flotilla.app.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files that are dropped from outside, anywhere on a node. */
final class FileDrop {
    private FileDrop() {}

    /**
     * @param open whether files are taken at the moment
     * @param taker gets all files of a drop; says whether it took them
     */
    static void take(Node onto, BooleanSupplier open, Predicate<List<Path>> taker) {
        onto.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles() && open.getAsBoolean()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        onto.setOnDragDropped(e -> {
            e.setDropCompleted(open.getAsBoolean() && taker.test(files(e.getDragboard())));
            e.consume();
        });
    }

    private static List<Path> files(Dragboard board) {
        return board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.of();
    }
}

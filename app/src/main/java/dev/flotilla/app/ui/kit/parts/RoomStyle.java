package dev.flotilla.app.ui.kit.parts;

import java.net.URL;
import javafx.scene.Parent;

/** Gives the root of a room its own stylesheet, which lies beside its classes. */
public final class RoomStyle {
    private RoomStyle() {}

    public static void add(Parent root, Class<?> room, String file) {
        URL url = room.getResource(file);
        if (url == null) {
            throw new IllegalStateException("stylesheet " + file + " is missing");
        }
        root.getStylesheets().add(url.toExternalForm());
    }
}

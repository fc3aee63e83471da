package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.kit.Motion;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the camera is, and the movement it is in. */
final class CameraMoves {
    private static final Duration GLIDE = Duration.ofMillis(200);

    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(Camera.START);
    private final Runnable moved;
    private Motion motion = Motion.NONE;
    private Runnable stop = () -> {};

    /** @param moved runs after each change */
    CameraMoves(Runnable moved) {
        this.moved = moved;
    }

    ReadOnlyObjectProperty<Camera> property() {
        return camera.getReadOnlyProperty();
    }

    Camera now() {
        return camera.get();
    }

    void setMotion(Motion next) {
        motion = next;
    }

    /** At once; a movement under way ends. */
    void set(Camera next) {
        stop.run();
        look(next);
    }

    /** Moves there, as far as things move at all. */
    void glide(Camera next, double width, double height) {
        stop.run();
        CameraPath path = new CameraPath(now(), next, width, height);
        stop = motion.run(GLIDE, share -> look(path.at(share)));
    }

    private void look(Camera next) {
        camera.set(next);
        moved.run();
    }
}

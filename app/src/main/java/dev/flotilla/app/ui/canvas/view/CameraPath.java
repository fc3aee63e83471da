package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.paint.Camera;

/** The way of the camera from one view to another: evenly in the middle of the view and in the logarithm of the zoom. */
record CameraPath(Camera from, Camera to, double width, double height) {
    /** @param share of the way, 0-1 */
    Camera at(double share) {
        if (share >= 1) {
            return to;
        }
        double zoom = from.zoom() * Math.pow(to.zoom() / from.zoom(), share);
        double middleX = mix(from.x() + width / 2 / from.zoom(), to.x() + width / 2 / to.zoom(), share);
        double middleY = mix(from.y() + height / 2 / from.zoom(), to.y() + height / 2 / to.zoom(), share);
        return new Camera(middleX - width / 2 / zoom, middleY - height / 2 / zoom, zoom);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}

package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.layout.Box;

/**
 * Which part of the map is seen.
 *
 * @param x canvas coordinate of the left edge of the view
 * @param y of its upper edge
 * @param zoom screen pixels per canvas unit, 0.1-2.5
 */
public record Camera(double x, double y, double zoom) {
    public static final double MIN_ZOOM = 0.1;
    public static final double MAX_ZOOM = 2.5;
    public static final Camera START = new Camera(0, 0, 1);
    private static final double FIT_MARGIN = 24;

    public Camera {
        zoom = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
    }

    public double toMapX(double screenX) {
        return x + screenX / zoom;
    }

    public double toMapY(double screenY) {
        return y + screenY / zoom;
    }

    public double toScreenX(double mapX) {
        return (mapX - x) * zoom;
    }

    public double toScreenY(double mapY) {
        return (mapY - y) * zoom;
    }

    /** The part of the map in a view of this size. */
    public Box seen(double width, double height) {
        return new Box(x, y, width / zoom, height / zoom);
    }

    /** Moves the picture by screen pixels. */
    public Camera panned(double dx, double dy) {
        return new Camera(x - dx / zoom, y - dy / zoom, zoom);
    }

    /** Zooms so that what lies under the pointer stays there. */
    public Camera zoomedAt(double screenX, double screenY, double factor) {
        double next = Math.clamp(zoom * factor, MIN_ZOOM, MAX_ZOOM);
        return new Camera(toMapX(screenX) - screenX / next, toMapY(screenY) - screenY / next, next);
    }

    /** All of a rectangle, with a margin of 24; never larger than 100 %. */
    public static Camera fitting(Box box, double width, double height) {
        if (box.w() <= 0 || box.h() <= 0 || width <= 2 * FIT_MARGIN || height <= 2 * FIT_MARGIN) {
            return START;
        }
        double zoom = Math.min(1, Math.min((width - 2 * FIT_MARGIN) / box.w(), (height - 2 * FIT_MARGIN) / box.h()));
        return centred(box, width, height, zoom);
    }

    /** At 100 % from the upper left corner when that is most of the fleet, else all of it. */
    public static Camera starting(Box all, double width, double height) {
        if (all.w() <= width * 1.6 && all.h() <= height * 1.3) {
            return new Camera(all.x() - 8, all.y() - Math.max(8, Math.min(44, (height - all.h()) / 2)), 1);
        }
        return fitting(all, width, height);
    }

    public static Camera centred(Box box, double width, double height, double zoom) {
        double z = Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM);
        return new Camera(box.middleX() - width / 2 / z, box.middleY() - height / 2 / z, z);
    }

    /** The least move that brings a rectangle into view. */
    public Camera showing(Box box, double width, double height) {
        Box seen = seen(width, height);
        double margin = FIT_MARGIN / zoom;
        double dx = shift(box.x() - margin, box.right() + margin, seen.x(), seen.right());
        double dy = shift(box.y() - margin, box.bottom() + margin, seen.y(), seen.bottom());
        return new Camera(x + dx, y + dy, zoom);
    }

    private static double shift(double low, double high, double from, double to) {
        if (high - low > to - from || low < from) {
            return low - from;
        }
        return Math.max(0, high - to);
    }
}

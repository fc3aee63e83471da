package dev.flotilla.app.ui.canvas.layout;

/** A rectangle in canvas units. */
public record Box(double x, double y, double w, double h) {
    public double right() {
        return x + w;
    }

    public double bottom() {
        return y + h;
    }

    public double middleX() {
        return x + w / 2;
    }

    public double middleY() {
        return y + h / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    public boolean meets(Box o) {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }

    public Box grown(double by) {
        return new Box(x - by, y - by, w + 2 * by, h + 2 * by);
    }

    public Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, w, h);
    }

    public Box union(Box o) {
        double left = Math.min(x, o.x);
        double top = Math.min(y, o.y);
        return new Box(left, top, Math.max(right(), o.right()) - left, Math.max(bottom(), o.bottom()) - top);
    }

    /** The rectangle between two corners, in whatever order. */
    public static Box between(double x1, double y1, double x2, double y2) {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2));
    }
}

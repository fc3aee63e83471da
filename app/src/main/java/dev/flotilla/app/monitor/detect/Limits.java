package dev.flotilla.app.monitor.detect;

/**
 * Where the detector draws its lines.
 *
 * @param decided suspicion from which on a node is down. A node that beats once a second gives 3,600 occasions an hour
 *     to be wrong; at 7.5 all of them together are wrong once in 8,000 hours at most
 * @param fewestAsks this many questions without an answer before the network alone can make a node down
 * @param askLoss part of the questions of a living node that are taken to come to nothing, at least
 */
public record Limits(double decided, int fewestAsks, double askLoss) {
    public static final Limits USUAL = new Limits(7.5, 6, 0.05);

    public Limits {
        if (!(decided > 0) || fewestAsks < 1 || !(askLoss > 0 && askLoss < 1)) {
            throw new IllegalArgumentException("limits " + decided + ", " + fewestAsks + ", " + askLoss);
        }
    }
}

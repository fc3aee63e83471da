package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.Sign;

/**
 * The questions that were put to a node since its last sign of life, and what came of them.
 *
 * @param asked how many were put, {@code ever} since it is watched, {@code lastAsk} when the last one
 * @param refusedAt when a port that the node used to serve was first found with nobody listening: who is heard after that
 *     is not dead, however often it is found so again; {@code refusedFaces} which (as {@link Faces#bit})
 * @param refused by the machine on any port; {@code silent}, {@code unreachable}, {@code unknownHost} as their name says
 * @param strange something answered that is not the node: garbage, or a certificate that is not accepted
 */
record Inquiry(
        int asked,
        int ever,
        long lastAsk,
        long refusedAt,
        int refusedFaces,
        int refused,
        int silent,
        int unreachable,
        int unknownHost,
        int strange,
        boolean badCertificate) {
    static final Inquiry NONE = new Inquiry(0, 0, Span.NEVER, Span.NEVER, 0, 0, 0, 0, 0, 0, false);

    /** Forgets what came of the questions, not when the last one was put. */
    Inquiry closed() {
        return asked == 0 && !anything() ? this : new Inquiry(0, ever, lastAsk, Span.NEVER, 0, 0, 0, 0, 0, 0, false);
    }

    Inquiry asked(long now) {
        return new Inquiry(
                asked + 1,
                (ever + 1) & Integer.MAX_VALUE,
                now,
                refusedAt,
                refusedFaces,
                refused,
                silent,
                unreachable,
                unknownHost,
                strange,
                badCertificate);
    }

    /** @param face bit of the face that was asked, 0 when it never answered there */
    Inquiry noted(Sign.Refusal why, int face, long now) {
        boolean gone = why == Sign.Refusal.REFUSED && face != 0;
        return new Inquiry(
                asked,
                ever,
                lastAsk,
                gone && refusedAt == Span.NEVER ? now : refusedAt,
                gone ? refusedFaces | face : refusedFaces,
                refused + one(why == Sign.Refusal.REFUSED),
                silent + one(why == Sign.Refusal.SILENT),
                unreachable + one(why == Sign.Refusal.UNREACHABLE),
                unknownHost + one(why == Sign.Refusal.NO_SUCH_HOST),
                strange + one(why == Sign.Refusal.BAD_ANSWER || why == Sign.Refusal.BAD_CERTIFICATE),
                badCertificate || why == Sign.Refusal.BAD_CERTIFICATE);
    }

    private static int one(boolean yes) {
        return yes ? 1 : 0;
    }

    /** Questions that a living node would have answered. */
    int unanswered() {
        return refused + silent + unreachable;
    }

    boolean anything() {
        return unanswered() + unknownHost + strange > 0;
    }
}

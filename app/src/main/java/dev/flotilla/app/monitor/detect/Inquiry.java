package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.Sign;

/**
 * The questions that were put to a node since its last sign of life, and what came of them.
 *
 * @param asked how many were put, {@code lastAsk} when the last one
 * @param refusedAt when a port that the node used to serve was found with nobody listening
 * @param refused by the machine on any port; {@code silent}, {@code unreachable}, {@code unknownHost} as their name says
 * @param strange something answered that is not the node: garbage, or a certificate that is not accepted
 */
record Inquiry(
        int asked,
        long lastAsk,
        long refusedAt,
        int refused,
        int silent,
        int unreachable,
        int unknownHost,
        int strange,
        boolean badCertificate) {
    static final Inquiry NONE = new Inquiry(0, Span.NEVER, Span.NEVER, 0, 0, 0, 0, 0, false);

    /** Forgets what came of the questions, not when the last one was put. */
    Inquiry closed() {
        return asked == 0 && unanswered() == 0 && strange == 0 && unknownHost == 0
                ? this
                : new Inquiry(0, lastAsk, Span.NEVER, 0, 0, 0, 0, 0, false);
    }

    Inquiry asked(long now) {
        return new Inquiry(
                asked + 1, now, refusedAt, refused, silent, unreachable, unknownHost, strange, badCertificate);
    }

    Inquiry noted(Sign.Refusal why, boolean served, long now) {
        return switch (why) {
            case REFUSED ->
                new Inquiry(
                        asked,
                        lastAsk,
                        served ? now : refusedAt,
                        refused + 1,
                        silent,
                        unreachable,
                        unknownHost,
                        strange,
                        badCertificate);
            case SILENT ->
                new Inquiry(
                        asked,
                        lastAsk,
                        refusedAt,
                        refused,
                        silent + 1,
                        unreachable,
                        unknownHost,
                        strange,
                        badCertificate);
            case UNREACHABLE ->
                new Inquiry(
                        asked,
                        lastAsk,
                        refusedAt,
                        refused,
                        silent,
                        unreachable + 1,
                        unknownHost,
                        strange,
                        badCertificate);
            case NO_SUCH_HOST ->
                new Inquiry(
                        asked,
                        lastAsk,
                        refusedAt,
                        refused,
                        silent,
                        unreachable,
                        unknownHost + 1,
                        strange,
                        badCertificate);
            case BAD_CERTIFICATE ->
                new Inquiry(asked, lastAsk, refusedAt, refused, silent, unreachable, unknownHost, strange + 1, true);
            case BAD_ANSWER ->
                new Inquiry(
                        asked,
                        lastAsk,
                        refusedAt,
                        refused,
                        silent,
                        unreachable,
                        unknownHost,
                        strange + 1,
                        badCertificate);
        };
    }

    /** Questions that a living node would have answered. */
    int unanswered() {
        return refused + silent + unreachable;
    }

    boolean anything() {
        return unanswered() + unknownHost + strange > 0;
    }
}

package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.Sign;

/** Over what a node can be asked, and over what it has ever answered: only there does silence, or a refusal, say anything. */
record Faces(boolean http, boolean comms, boolean httpServed, boolean commsServed) {
    boolean any() {
        return http || comms;
    }

    boolean served(Sign.Question question) {
        return switch (question) {
            case HTTP -> httpServed;
            case COMMS -> commsServed;
        };
    }

    static int bit(Sign.Question question) {
        return switch (question) {
            case HTTP -> 1;
            case COMMS -> 2;
        };
    }

    /** Bits of all that it ever answered over. */
    int allServed() {
        return (httpServed ? 1 : 0) | (commsServed ? 2 : 0);
    }

    boolean anyServed() {
        return httpServed || commsServed;
    }

    Faces answered(Sign.Question question) {
        return served(question)
                ? this
                : new Faces(
                        http,
                        comms,
                        httpServed || question == Sign.Question.HTTP,
                        commsServed || question == Sign.Question.COMMS);
    }

    /** Whether it has a face over which it never answered. */
    boolean unknown() {
        return (http && !httpServed) || (comms && !commsServed);
    }

    /**
     * Turn by turn over all that it serves; over all that it has as long as it never answered.
     *
     * @param learn ask where it never answered, when there is such a face
     */
    Sign.Question choose(int turn, boolean learn) {
        boolean known = anyServed() && !(learn && unknown());
        boolean overHttp = known ? httpServed : http && !(anyServed() && httpServed);
        boolean overComms = known ? commsServed : comms && !(anyServed() && commsServed);
        if (overHttp && overComms) {
            return turn % 2 == 0 ? Sign.Question.HTTP : Sign.Question.COMMS;
        }
        return overHttp ? Sign.Question.HTTP : Sign.Question.COMMS;
    }
}

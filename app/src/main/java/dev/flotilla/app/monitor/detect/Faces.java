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

    /** Turn by turn over all that it serves; over all that it has as long as it never answered. */
    Sign.Question choose(int turn) {
        boolean overHttp = anyServed() ? httpServed : http;
        boolean overComms = anyServed() ? commsServed : comms;
        if (overHttp && overComms) {
            return turn % 2 == 0 ? Sign.Question.HTTP : Sign.Question.COMMS;
        }
        return overHttp ? Sign.Question.HTTP : Sign.Question.COMMS;
    }
}

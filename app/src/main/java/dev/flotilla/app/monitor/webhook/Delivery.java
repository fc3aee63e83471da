package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.Problem;

/** What came of one attempt to send. */
sealed interface Delivery {
    /** The receiver has it: it answered 200 to 299. */
    record Taken(int status) implements Delivery {}

    /** It may go better later: nobody answers, or the receiver is in trouble. */
    record Later(Problem why) implements Delivery {}

    /** Another attempt would end the same. */
    record Never(Problem why) implements Delivery {}
}

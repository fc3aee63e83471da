package dev.flotilla.node.commit;

/**
 * What the machine guarantees, one by one, where the canary originals fail. All hold in every node; the simulation takes single ones
 * away to prove that it would notice. Numbers are those of the list of faults in the README.
 */
enum Guarantee {
    /** 1: a commit is applied only for a prepared transaction and only from the coordinator. */
    ONLY_PREPARED,
    /** 2: versions only rise. */
    ONLY_UPWARDS,
    /** 3: one transaction in doubt at a time. */
    ONE_IN_DOUBT,
    /** 4: votes are counted per node. */
    VOTES_PER_NODE,
    /** 5 and 12: a decision is repeated until acknowledged; who is in doubt asks. */
    TOLD_UNTIL_ACKNOWLEDGED,
    /** 6: a restarted node does not serve what is only prepared. */
    PREPARED_NOT_SERVED,
    /** 7: a restarted node does not serve what was aborted. */
    ABORTED_NOT_SERVED,
    /** 10: weights are valid. */
    VALID_WEIGHTS,
    /** 11: a decision is durable before anybody hears of it. */
    DECISION_LOGGED_FIRST,
    /** 11: a coordinator that restarts finishes what it decided and aborts what it did not. */
    RESTART_FINISHES,
    /** 13: late votes are dropped. */
    LATE_VOTES_DROPPED,
    /** 16: equal states have equal digests. */
    DIGEST_OF_MEANING,
    /** A vote is durable before it leaves. */
    PROMISE_LOGGED_FIRST
}

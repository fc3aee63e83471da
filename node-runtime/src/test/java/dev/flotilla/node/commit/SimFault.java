package dev.flotilla.node.commit;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults of the originals, put back in: a guarantee taken away, or the shell around the machine made as careless as theirs. */
enum SimFault {
    F01_COMMITS_WHAT_WAS_NEVER_PREPARED(Guarantee.ONLY_PREPARED),
    F02_APPLIES_LOWER_VERSIONS(Guarantee.ONLY_UPWARDS),
    F03_VOTES_WHILE_IN_DOUBT(Guarantee.ONE_IN_DOUBT),
    F04_COUNTS_A_NODE_TWICE(Guarantee.VOTES_PER_NODE),
    F05_NEVER_TELLS_WHO_DIED(Guarantee.TOLD_UNTIL_ACKNOWLEDGED),
    F06_SERVES_PREPARED_AFTER_RESTART(Guarantee.PREPARED_NOT_SERVED),
    F07_SERVES_ABORTED_AFTER_RESTART(Guarantee.ABORTED_NOT_SERVED),
    F08_TORN_TAIL_STOPS_THE_START(null),
    F09_MALFORMED_FRAME_KILLS(null),
    F10_TAKES_ANY_WEIGHTS(Guarantee.VALID_WEIGHTS),
    F11_FORGETS_OPEN_DECISIONS(Guarantee.RESTART_FINISHES),
    F11_TELLS_BEFORE_IT_KNOWS(Guarantee.DECISION_LOGGED_FIRST),
    F12_PARTITION_DIVERGES(Guarantee.TOLD_UNTIL_ACKNOWLEDGED),
    F13_LATE_VOTES_PILE_UP(Guarantee.LATE_VOTES_DROPPED),
    F14_CONNECTING_STALLS_HEARTBEATS(null),
    F15_ANY_LENGTH_ACCEPTED(null),
    F16_DIGEST_WITH_TIMESTAMP(Guarantee.DIGEST_OF_MEANING),
    EXTRA_PROMISES_BEFORE_IT_WRITES(Guarantee.PROMISE_LOGGED_FIRST);

    private final Optional<Guarantee> missing;

    SimFault(@Nullable Guarantee missing) {
        this.missing = Optional.ofNullable(missing);
    }

    Set<Guarantee> guarantees() {
        Set<Guarantee> all = EnumSet.allOf(Guarantee.class);
        missing.ifPresent(all::remove);
        return all;
    }
}

package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlDecoded;
import dev.flotilla.node.wire.ControlDecoder;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Three nodes of either kind on one table; frames go through their bytes, time goes by in steps of 100 ms. */
final class MixedMesh {
    /** A node of either kind. */
    interface Member {
        String id();

        RoutingState served();

        void tick();

        void hear(ControlFrame frame);
    }

    private record Mail(String to, ControlFrame frame) {}

    private static final Set<String> IDS = Set.of("node-a", "node-b", "node-c");

    final List<Member> members = new ArrayList<>();
    /** Frames that an original was sent and cannot read. */
    final List<ControlFrame> unknown = new ArrayList<>();

    private final Deque<Mail> mail = new ArrayDeque<>();
    private Predicate<String> lost = what -> false;
    private long millis;

    OriginalModel original(String id) {
        OriginalModel member = new OriginalModel(id, id.equals("node-a"), this);
        members.add(member);
        return member;
    }

    Ours ours(String id) {
        Ours member = new Ours(id);
        members.add(member);
        return member;
    }

    long millis() {
        return millis;
    }

    Instant wall() {
        return Bench.WALL.plusMillis(millis);
    }

    Set<String> others(String id) {
        Set<String> others = new TreeSet<>(IDS);
        others.remove(id);
        return others;
    }

    /** Loses what the test names, as {@code type>receiver}. */
    void loses(Predicate<String> what) {
        lost = what;
    }

    void send(String from, String to, ControlFrame frame) {
        if (!lost.test(ControlEncoder.type(frame) + ">" + to)) {
            ControlDecoded arrived = ControlDecoder.decode(ControlEncoder.body(frame));
            mail.add(new Mail(to, ((ControlDecoded.Frame) arrived).frame()));
        }
    }

    void unknownToAnOriginal(ControlFrame frame) {
        unknown.add(frame);
    }

    void run(long forMillis) {
        for (long end = millis + forMillis; millis < end; millis += 100) {
            members.forEach(Member::tick);
            while (!mail.isEmpty()) {
                Mail next = mail.remove();
                members.stream().filter(m -> m.id().equals(next.to())).forEach(m -> m.hear(next.frame()));
            }
        }
    }

    /** A node of ours with a log in memory. */
    final class Ours implements Member {
        private final String id;
        private final Replica replica;

        Ours(String id) {
            this.id = id;
            CommitSettings settings = new CommitSettings(id, "node-a", others(id), Set.of(), Timing.DEFAULT);
            Durable log = (entry, force) -> new Durable.Stored.Done();
            Outlet outlet = new RememberingOutlet() {
                @Override
                public void send(String to, ControlFrame frame) {
                    MixedMesh.this.send(id, to, frame);
                }
            };
            Recovered nothing = Recovered.of(wall(), List.of());
            replica = new Replica(new CommitMachine(settings), log, outlet, nothing, 1, now());
        }

        void proposes(RolloutDraft draft) {
            replica.take(new CommitInput.Propose(draft), now());
        }

        boolean inDoubt() {
            return replica.state().inDoubt();
        }

        private Moment now() {
            return new Moment(millis * 1_000_000, wall());
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public RoutingState served() {
            return replica.state().committed();
        }

        @Override
        public void tick() {
            replica.take(new CommitInput.Tick(), now());
        }

        @Override
        public void hear(ControlFrame frame) {
            replica.take(new CommitInput.Received(frame), now());
        }
    }
}

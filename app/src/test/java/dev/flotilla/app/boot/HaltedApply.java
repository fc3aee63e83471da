package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.Cli;
import dev.flotilla.app.cli.kit.Cancel;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.CommandRun;
import dev.flotilla.app.cli.kit.Rooms;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.journal.StepRecord;
import dev.flotilla.app.deploy.run.Deployer;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A command of the real program whose process ends at one write of the journal, as by SIGKILL: no hook runs, no file is
 * closed. Arguments: {@code before|after}, the number of the write, the data folder, the command.
 */
final class HaltedApply {
    static final int KILLED = 137;

    private HaltedApply() {}

    /** Counts writes; at the one that was named the process is gone. */
    private record Halting(DeployJournal inner, boolean before, int at, AtomicInteger writes) implements DeployJournal {
        @Override
        public Outcome<ApplyRecord> begin(ApplyRecord apply) {
            haltIf(before, writes.incrementAndGet());
            Outcome<ApplyRecord> written = inner.begin(apply);
            haltIf(!before, writes.get());
            return written;
        }

        @Override
        public Outcome<Integer> write(String applyId, List<StepRecord> entries) {
            haltIf(before, writes.incrementAndGet());
            Outcome<Integer> written = inner.write(applyId, entries);
            haltIf(!before, writes.get());
            return written;
        }

        @Override
        public Outcome<ApplyRecord> update(ApplyRecord apply) {
            haltIf(before, writes.incrementAndGet());
            Outcome<ApplyRecord> written = inner.update(apply);
            haltIf(!before, writes.get());
            return written;
        }

        @Override
        public Outcome<List<StepRecord>> entries(String applyId) {
            return inner.entries(applyId);
        }

        @Override
        public Outcome<List<ApplyRecord>> recent(Optional<String> stack, int limit) {
            return inner.recent(stack, limit);
        }

        @Override
        public Outcome<List<ApplyRecord>> unfinished() {
            return inner.unfinished();
        }

        private void haltIf(boolean here, int write) {
            if (here && write == at) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        DataFolder folder = new DataFolder(Path.of(args[2]));
        FolderLock lock = value(FolderLock.take(folder, "test", Duration.ofSeconds(5), Threads.platform("lock")))
                .orElseThrow();
        int code;
        try (Owner owner = value(Owner.open(folder, lock, false, PassphraseSource.NONE))) {
            DeployJournal journal = new Halting(
                    owner.journal(), args[0].equals("before"), Integer.parseInt(args[1]), new AtomicInteger());
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            code = new Cli(
                            request -> CommandRun.run(
                                    request.command(),
                                    new CommandContext(
                                            rooms(owner, journal),
                                            request.output(),
                                            request.directory(),
                                            Map.of(),
                                            new Cancel(Thread.currentThread()))),
                            "test")
                    .run(
                            List.of(args).subList(3, args.length),
                            out,
                            out,
                            Path.of("").toAbsolutePath());
        }
        System.exit(code);
    }

    private static Rooms rooms(Owner owner, DeployJournal journal) {
        Deployer deployer = new Deployer(
                owner.engines(),
                new HostSurvey(owner.engines(), Threads.virtual("survey")),
                journal,
                owner.vault(),
                Threads.virtual("apply"),
                Clock.systemUTC(),
                new SecureRandom());
        return new OtherJournal(owner.rooms(), journal, deployer);
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed ->
                throw new IllegalStateException(failed.first().message());
        };
    }
}

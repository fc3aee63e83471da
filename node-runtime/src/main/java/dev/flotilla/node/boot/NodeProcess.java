package dev.flotilla.node.boot;

import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.files.ConfigFiles;
import dev.flotilla.node.server.SharedLoops;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * One node from its start to its end, which a signal brings, or "exit" on its terminal. Either way all sockets are closed and the exit status
 * is 0.
 */
final class NodeProcess {
    private static final int LOOPS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Clock clock;
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    NodeProcess(Clock clock) {
        this.clock = clock;
    }

    int run(Optional<Path> config, Map<String, String> environment) throws NodeStartException, InterruptedException {
        NodeConfig read = ConfigFiles.read(config, environment);
        try (SharedLoops loops = new SharedLoops(LOOPS, Threads.loops());
                Node node = Node.startKept(read, loops, clock, new Lines())) {
            Runtime.getRuntime().addShutdownHook(Threads.atEnd(this::signalled));
            terminal().ifPresent(console -> Threads.terminal(() -> new Terminal(node, console, end::countDown).run()));
            end.await();
        }
        say("node ended");
        ended.countDown();
        return 0;
    }

    /** On the thread that a signal has started: waits for the orderly end, and makes it one of status 0. */
    private void signalled() {
        end.countDown();
        try {
            if (ended.await(20, java.util.concurrent.TimeUnit.SECONDS)) {
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where a person sits; a pipe or nothing at all is none. */
    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private void say(String text) {
        System.out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + text);
    }

    private final class Lines implements NodeListener {
        @Override
        public void line(String text) {
            say(text);
        }

        @Override
        public void ticked() {
            // The health check asks over HTTP.
        }
    }
}

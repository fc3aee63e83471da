package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Waits until a container is ready: healthy, or its port answering, or running for a moment, or done with its work.
 * Whatever was asked for, a container that has a health check must become healthy, and one that ends has failed.
 */
final class ReadyWait {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LATER_POLL = Duration.ofSeconds(1);
    /** After this a port that is silent, rather than closed, counts as out of our reach. */
    private static final Duration OUT_OF_REACH = Duration.ofSeconds(10);

    private static final int CONNECT_MILLIS = 2_000;
    private static final int HANG_UP_MILLIS = 200;

    private final Cancellation cancellation;
    private final InstantSource clock;
    private final Map<String, ContainerId> made = new ConcurrentHashMap<>();

    ReadyWait(Cancellation cancellation, InstantSource clock) {
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /** Tells which container an instance has, so that it need not be looked for. */
    void made(String instance, ContainerId container) {
        made.put(instance, container);
    }

    void await(Step.WaitReady step, Engine engine, Consumer<String> output) throws InterruptedException {
        Readiness readiness = step.readiness();
        Instant begun = clock.instant();
        Instant end = begun.plus(readiness.limit());
        ContainerId container = container(step, engine);
        String last = "";
        boolean moment = false;
        while (true) {
            if (!moment) {
                // Long enough for a program that cannot start to end.
                moment = true;
                pause(step, MOMENT);
            }
            ContainerDetail detail = engine.inspect(container);
            Optional<String> open = open(step, detail, begun);
            if (open.isEmpty()) {
                return;
            }
            if (!open.get().equals(last)) {
                last = open.get();
                output.accept(last);
            }
            if (clock.instant().isAfter(end)) {
                throw new StepFailure(Problem.of(
                        "FL-2311",
                        step.instance() + " on host " + step.head().hostName() + " was not ready within "
                                + readiness.limit().toSeconds() + " s: " + last + ".",
                        "Look at its log; give it more time by a longer start period in its health check."));
            }
            pause(step, clock.instant().isAfter(begun.plusSeconds(15)) ? LATER_POLL : POLL);
        }
    }

    /** What it still waits for; empty when it is ready. */
    private Optional<String> open(Step.WaitReady step, ContainerDetail detail, Instant begun) {
        RunningContainer container = detail.container();
        if (step.readiness().kind() == Readiness.Kind.COMPLETED) {
            return completed(step, container);
        }
        if (container.state() == ContainerState.RESTARTING || detail.restartCount() > 0 && !container.isRunning()) {
            return Optional.of("it ended and is started again (" + container.statusLine() + ")");
        }
        if (!container.isRunning()) {
            throw ended(step, container, detail.error());
        }
        if (container.health() != ContainerHealth.NONE) {
            return healthy(step, container, detail);
        }
        return switch (step.readiness().kind()) {
            case HEALTHY, RUNNING, COMPLETED -> Optional.empty();
            case PORT_ANSWERS -> step.readiness().address().flatMap(a -> answers(a, begun));
        };
    }

    private static Optional<String> completed(Step.WaitReady step, RunningContainer container) {
        if (container.state() != ContainerState.EXITED && container.state() != ContainerState.DEAD) {
            return Optional.of("its work is not done yet");
        }
        if (container.exitCode().orElse(0) == 0) {
            return Optional.empty();
        }
        throw ended(step, container, "");
    }

    private static Optional<String> healthy(Step.WaitReady step, RunningContainer container, ContainerDetail detail) {
        return switch (container.health()) {
            case HEALTHY, NONE -> Optional.empty();
            case STARTING -> Optional.of("its health check has not passed yet");
            case UNHEALTHY ->
                throw new StepFailure(Problem.of(
                        "FL-2312",
                        step.instance() + " on host " + step.head().hostName() + " is unhealthy"
                                + (detail.healthLog().isEmpty()
                                        ? "."
                                        : ": " + detail.healthLog().getLast().strip()),
                        "Look at its log and at the command of its health check."));
        };
    }

    private static StepFailure ended(Step.WaitReady step, RunningContainer container, String error) {
        String code = container.exitCode().isPresent()
                ? " with exit code " + container.exitCode().getAsInt()
                : "";
        return new StepFailure(Problem.of(
                "FL-2313",
                step.instance() + " on host " + step.head().hostName() + " ended" + code
                        + (error.isEmpty() ? "." : ": " + error),
                "Look at its log: the last lines say why."));
    }

    /**
     * Connects, and waits a moment whether the other side hangs up: a proxy of the engine accepts for a program that
     * does not listen yet, and then closes.
     */
    private Optional<String> answers(String address, Instant begun) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(address.substring(colon + 1));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(HANG_UP_MILLIS);
            return socket.getInputStream().read() < 0
                    ? Optional.of("port " + address + " accepts and closes at once")
                    : Optional.empty();
        } catch (SocketTimeoutException e) {
            return e.getMessage() != null && e.getMessage().startsWith("Read")
                    ? Optional.empty()
                    : unreachable(address, begun);
        } catch (ConnectException e) {
            return Optional.of("port " + address + " does not answer yet");
        } catch (IOException e) {
            return unreachable(address, begun);
        }
    }

    /** A network between us and the host that drops packets says nothing about the container. */
    private Optional<String> unreachable(String address, Instant begun) {
        return clock.instant().isAfter(begun.plus(OUT_OF_REACH))
                ? Optional.empty()
                : Optional.of("port " + address + " is out of reach from here");
    }

    private ContainerId container(Step.WaitReady step, Engine engine) {
        ContainerId known = made.get(step.instance());
        if (known != null) {
            return known;
        }
        String name = step.head().target().replaceFirst("^container ", "");
        return engine.containers().stream()
                .filter(c -> c.name().equals(name))
                .map(RunningContainer::id)
                .findFirst()
                .orElseThrow(() -> new StepFailure(Problem.of(
                        "FL-2314",
                        "Container " + name + " is not on host " + step.head().hostName() + " any more.",
                        "Somebody removed it; plan again.")));
    }

    private void pause(Step.WaitReady step, Duration time) throws InterruptedException {
        if (cancellation.pause(time)) {
            throw new StepFailure(Problem.of(
                    "FL-2310", "The wait for " + step.instance() + " was ended because the apply was stopped.", ""));
        }
    }
}

package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.LaunchEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Brings an image to a host without a registry: the bytes go from engine to engine through this process. */
final class ImageCarrier {
    private final Engines engines;
    private final ThreadFactory threads;
    private final Consumer<LaunchEvent> events;

    ImageCarrier(Engines engines, ThreadFactory threads, Consumer<LaunchEvent> events) {
        this.engines = engines;
        this.threads = threads;
        this.events = events;
    }

    /** The first host that has the image; it is pulled on the first that can when none has. */
    Outcome<Host> holder(String image, List<Host> hosts) {
        Problem last = Problem.of("FL-6112", "No host has the image " + image + ".", "Look at its name.");
        for (Host host : hosts) {
            try {
                if (engines.of(host).image(image).isPresent()) {
                    return Outcome.ok(host);
                }
            } catch (EngineException e) {
                last = EngineProblems.inWords(e.problem(), host.name());
            }
        }
        for (Host host : hosts) {
            try {
                Engine engine = engines.of(host);
                if (engine.facts().can(Capability.PULL)) {
                    events.accept(new LaunchEvent.Did(host.name(), "pulls " + image));
                    engine.pull(image, line -> {});
                    return Outcome.ok(host);
                }
            } catch (EngineException e) {
                return Outcome.failed(noImage(image, host, e.problem()));
            }
        }
        return Outcome.failed(last);
    }

    private static Problem noImage(String image, Host host, EngineProblem problem) {
        return Problem.of(
                "FL-6112",
                "No chosen host has the image " + image + ", and " + host.name() + " cannot pull it: "
                        + EngineProblems.inWords(problem, host.name()).message(),
                "Look at its name, or launch from the folder that it is built from.");
    }

    /** Empty when the host has the same image now. */
    Optional<Problem> carry(String image, Host from, Host to) {
        try {
            Engine source = engines.of(from);
            Engine target = engines.of(to);
            String id = source.image(image).map(ImageFacts::id).orElse("");
            if (from.id().equals(to.id())
                    || target.image(image)
                            .map(ImageFacts::id)
                            .filter(id::equals)
                            .isPresent()) {
                return Optional.empty();
            }
            AtomicLong bytes = new AtomicLong();
            long begin = System.nanoTime();
            Pipe.through(
                    threads,
                    sink -> source.saveImage(image, (piece, length) -> {
                        bytes.addAndGet(length);
                        sink.write(piece, length);
                    }),
                    tar -> {
                        target.loadImage(tar);
                        return true;
                    });
            events.accept(new LaunchEvent.Did(
                    to.name(),
                    "got " + image + " from " + from.name() + ", " + (bytes.get() + (1 << 19) >> 20) + " MiB in "
                            + Math.round((System.nanoTime() - begin) / 1e8) / 10.0 + " s"));
            return target.image(image).isPresent()
                    ? Optional.empty()
                    : Optional.of(Problem.of(
                            "FL-6113",
                            to.name() + " took the image " + image + " and does not have it.",
                            "Look into the engine's log there."));
        } catch (EngineException e) {
            Problem told = EngineProblems.inWords(e.problem(), to.name());
            return Optional.of(Problem.of(
                    "FL-6113",
                    "The image " + image + " did not get from " + from.name() + " to " + to.name() + ": "
                            + told.message(),
                    told.hint()));
        }
    }
}

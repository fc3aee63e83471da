package dev.flotilla.app.pictures;

import dev.flotilla.app.ui.firstrun.FirstRun;
import java.util.List;
import java.util.Optional;

/** Engines as they are found on the computer of someone who uses docker contexts. */
final class SampleEngines {
    static final List<FirstRun.Found> FOUND = List.of(
            new FirstRun.Found(
                    "This computer", "unix:///var/run/docker.sock", "socket", Optional.of("Docker 28.5 answers")),
            new FirstRun.Found("gpu-1", "tcp://192.0.2.11:2376", "context, TLS", Optional.empty()),
            new FirstRun.Found("storage-1", "tcp://192.0.2.20:2376", "context, TLS", Optional.empty()));

    private SampleEngines() {}
}

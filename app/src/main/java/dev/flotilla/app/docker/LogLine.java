package dev.flotilla.app.docker;

import java.time.Instant;
import java.util.Optional;

/** One line a container wrote. */
public record LogLine(Optional<Instant> at, boolean error, String text) {}

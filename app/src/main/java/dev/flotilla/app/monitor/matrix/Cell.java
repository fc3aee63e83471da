package dev.flotilla.app.monitor.matrix;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one node sent to another against what that one received of it, within the span of the matrix (since the start of
 * each where there is only one report of it).
 *
 * @param from the sender; {@code to}: the receiver
 * @param sent empty where the sender does not tell
 * @param received empty where the receiver does not tell
 * @param lostPercent 0-100; empty where it cannot be told
 * @param ageMs since the receiver last heard the sender; empty when it never did, or does not tell
 */
public record Cell(
        String from,
        String to,
        OptionalLong sent,
        OptionalLong received,
        OptionalDouble lostPercent,
        OptionalLong ageMs,
        CellState state,
        Optional<Cause> cause) {}

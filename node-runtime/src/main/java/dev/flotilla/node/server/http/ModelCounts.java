package dev.flotilla.node.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** What one model did since the start. Any thread. */
final class ModelCounts {
    final AtomicLong answered = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    final Latencies latencies = new Latencies();
}

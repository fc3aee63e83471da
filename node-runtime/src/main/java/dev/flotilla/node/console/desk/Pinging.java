package dev.flotilla.node.console.desk;

import dev.flotilla.node.console.PingTarget;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Pings nodes at once, each with a limit of time; a line per node in the order that was given. */
public interface Pinging {
    CompletionStage<List<String>> ping(List<PingTarget> targets);
}

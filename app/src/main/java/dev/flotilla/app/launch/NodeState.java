package dev.flotilla.app.launch;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.RunningContainer;
import java.util.Optional;

/** How a node does, without kindness: only one that runs, and answers where it has a port, is up. */
public sealed interface NodeState {
    record Up() implements NodeState {}

    /** It runs, and does not answer at its port. */
    record Silent(String why) implements NodeState {}

    /** Its health check has not decided yet. */
    record Starting() implements NodeState {}

    record Unhealthy() implements NodeState {}

    record Restarting() implements NodeState {}

    record Paused() implements NodeState {}

    /** @param outOfMemory the kernel ended it */
    record Exited(int code, boolean outOfMemory) implements NodeState {}

    /** @param why the engine's words; empty when nobody has tried */
    record NotStarted(String why) implements NodeState {}

    /** It is on its way out, or the engine cannot get rid of it. */
    record Going() implements NodeState {}

    /** @param detail of one that does not run, where the engine told more */
    static NodeState of(RunningContainer container, Optional<ContainerDetail> detail, Optional<Ping> ping) {
        return switch (container.state()) {
            case RUNNING -> ofRunning(container, ping);
            case RESTARTING -> new Restarting();
            case PAUSED -> new Paused();
            case EXITED ->
                new Exited(
                        container.exitCode().orElse(-1),
                        detail.map(ContainerDetail::oomKilled).orElse(false));
            case CREATED -> new NotStarted(detail.map(ContainerDetail::error).orElse(""));
            case REMOVING, DEAD -> new Going();
        };
    }

    private static NodeState ofRunning(RunningContainer container, Optional<Ping> ping) {
        return switch (container.health()) {
            case UNHEALTHY -> new Unhealthy();
            case STARTING -> new Starting();
            case HEALTHY, NONE ->
                ping.isPresent() && ping.get() instanceof Ping.Silent(String why) ? new Silent(why) : new Up();
        };
    }

    default boolean isUp() {
        return this instanceof Up;
    }

    /** One word for a script. */
    default String word() {
        return switch (this) {
            case Up up -> "up";
            case Silent silent -> "silent";
            case Starting starting -> "starting";
            case Unhealthy unhealthy -> "unhealthy";
            case Restarting restarting -> "restarting";
            case Paused paused -> "paused";
            case Exited exited -> "exited";
            case NotStarted not -> "not started";
            case Going going -> "going";
        };
    }

    /** For people. */
    default String words() {
        return switch (this) {
            case Silent(String why) -> "runs, but is silent: " + why;
            case Exited(int code, boolean outOfMemory) -> "exited " + code + meaning(code, outOfMemory);
            case NotStarted(String why) when !why.isEmpty() -> "not started: " + why;
            case NodeState other -> other.word();
        };
    }

    /** What a shell and the kernel mean by a code. */
    private static String meaning(int code, boolean outOfMemory) {
        if (outOfMemory) {
            return " (out of memory)";
        }
        return switch (code) {
            case 126 -> " (the command cannot be executed)";
            case 127 -> " (no such command)";
            case 134 -> " (aborted)";
            case 137 -> " (killed)";
            case 139 -> " (segmentation fault)";
            case 143 -> " (ended by SIGTERM)";
            default -> "";
        };
    }
}

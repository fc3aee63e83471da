package dev.flotilla.app.docker;

import dev.flotilla.app.base.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What runs containers on a host: Docker, or the one inside this process. Calls block (virtual threads call them; the
 * JavaFX thread never does), each ends within the limit of the connection, and a thread that is interrupted in one
 * comes back within a second. Each throws {@link EngineException} when the engine does not do what it was asked. Safe
 * for many threads. One contract test holds for every implementation.
 */
public interface Engine extends AutoCloseable {
    EngineFacts facts();

    /** What its clock shows now; empty where it is this computer's own. */
    default Optional<Instant> clock() {
        return Optional.empty();
    }

    /** All containers, those that do not run included. */
    List<RunningContainer> containers();

    ContainerDetail inspect(ContainerId container);

    /** Empty when the engine does not have it. */
    Optional<ImageFacts> image(String reference);

    /** @param progress lines for people, at most some per second */
    void pull(String reference, Consumer<String> progress);

    /**
     * Builds an image and gives it a name.
     *
     * @param context a tar of the source, with a {@code Dockerfile} at its top
     * @param output what the build writes, line by line, as it comes
     * @return the id of the image
     * @throws EngineException BuildFailed with the engine's last words
     */
    String build(BuildOrder order, Bytes.Source context, Consumer<String> output);

    /** Gives the image with its layers and this name as one tar, which {@link #loadImage} of any engine takes. */
    void saveImage(String reference, Bytes.Sink to);

    void loadImage(Bytes.Source tar);

    /** Takes the name away, and the image with its last name; a Conflict while a container uses that. */
    void removeImage(String reference);

    List<NetworkFacts> networks();

    void createNetwork(NetworkSpec network);

    void removeNetwork(String name);

    /** @param sizes whether sizes are worth waiting for */
    List<VolumeFacts> volumes(boolean sizes);

    void createVolume(VolumeSpec volume);

    void removeVolume(String name);

    /** Makes a container and joins it to its networks; it does not run yet. */
    ContainerId create(ContainerSpec spec);

    void start(ContainerId container);

    /**
     * Makes a container like another one, running or not: image, environment, ports, networks, limits, and every volume that it
     * has mounted, those without a name too. It does not run yet. Engines without {@link Capability#FILES} lack it.
     */
    default ContainerId createLike(ContainerId model, ContainerChange change) {
        throw new EngineException(new EngineProblem.Lacks(Capability.FILES));
    }

    /**
     * Puts a file into a folder of a container, which need not run: readable by all, writable by root. Volumes and folders of
     * the host are there as if it ran. Engines without {@link Capability#FILES} lack it.
     */
    default void putFile(ContainerId container, String folder, String name, byte[] content) {
        throw new EngineException(new EngineProblem.Lacks(Capability.FILES));
    }

    /**
     * What a file in a container holds, running or not; empty when there is no such file. Engines without
     * {@link Capability#FILES} lack it.
     */
    default Optional<byte[]> readFile(ContainerId container, String path) {
        throw new EngineException(new EngineProblem.Lacks(Capability.FILES));
    }

    /** Asks it to end, and kills it after the grace; one that has ended already is fine. */
    void stop(ContainerId container, Duration grace);

    /** Removes it, running or not. Gone already is fine. */
    void remove(ContainerId container, boolean anonymousVolumes);

    void rename(ContainerId container, String name);

    Subscription logs(ContainerId container, LogRequest request, Stream<LogLine> lines);

    Subscription events(Stream<EngineEvent> events);

    /** A figure about each second until closed. */
    Subscription loads(ContainerId container, Stream<ContainerLoad> loads);

    /** One figure for each running container that gives one within the limit; asked in parallel. */
    List<ContainerLoad> loadsNow(Duration limit);

    ExecResult exec(ContainerId container, List<String> command, Duration limit);

    @Override
    void close();
}

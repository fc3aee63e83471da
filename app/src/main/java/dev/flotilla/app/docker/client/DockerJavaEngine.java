package dev.flotilla.app.docker.client;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.BuildOrder;
import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.docker.client.read.ContainerReader;
import dev.flotilla.app.docker.client.read.FactsReader;
import dev.flotilla.app.fleet.EngineAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Docker Engine (20.10 or later, or what speaks as it does) over a unix socket, tcp or TLS. */
public final class DockerJavaEngine implements Engine {
    private final EngineConnection connection;
    private final EngineLimits limits;
    private final LoadSurvey survey;
    private final EngineStreams streams;
    private final ImageStreams images;
    private final ContainerFiles files;

    /**
     * Contacts nobody.
     *
     * @param virtualThreads makes the threads of requests and streams; only virtual ones leave a socket when interrupted
     */
    public DockerJavaEngine(
            EngineAddress address, EngineLimits limits, ThreadFactory virtualThreads, InstantSource clock) {
        this.limits = limits;
        this.connection = new EngineConnection(address, limits, virtualThreads, clock);
        this.survey = new LoadSurvey(connection, virtualThreads);
        this.streams = new EngineStreams(connection);
        this.images = new ImageStreams(connection);
        this.files = new ContainerFiles(connection);
    }

    @Override
    public EngineFacts facts() {
        Answer version = connection.ask(Ask.get("/version", limits.read()));
        String agreed = ApiVersion.agree(version);
        return FactsReader.facts(version.json(), connection.json(Ask.get("/info", limits.read())), agreed);
    }

    @Override
    public Optional<Instant> clock() {
        return FactsReader.clock(connection.json(Ask.get("/info", limits.read())));
    }

    @Override
    public List<RunningContainer> containers() {
        return ContainerReader.all(connection.json(Ask.get("/containers/json?all=1", limits.read())));
    }

    @Override
    public ContainerDetail inspect(ContainerId container) {
        return ContainerReader.inspected(inspection(container));
    }

    private JsonNode inspection(ContainerId container) {
        return connection.json(of(container, "/json"));
    }

    private Ask of(ContainerId container, String rest) {
        return Ask.get(path(container) + rest, limits.read()).about(container.brief());
    }

    private static String path(ContainerId container) {
        return "/containers/" + Ask.encode(container.value());
    }

    @Override
    public Optional<ImageFacts> image(String reference) {
        Ask ask = Ask.get(imagePath(reference, "/json"), limits.read()).about(reference);
        Answer answer = connection.any(ask);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(FactsReader.image(checked(answer, ask).json()));
    }

    private static Answer checked(Answer answer, Ask ask) {
        if (!answer.isSuccess()) {
            throw new EngineException(Failures.ofAnswer(answer, ask));
        }
        return answer;
    }

    @Override
    public void pull(String reference, Consumer<String> progress) {
        streams.pull(reference, progress);
    }

    @Override
    public String build(BuildOrder order, Bytes.Source context, Consumer<String> output) {
        return images.build(order, context, output);
    }

    @Override
    public void saveImage(String reference, Bytes.Sink to) {
        images.save(reference, to);
    }

    @Override
    public void loadImage(Bytes.Source tar) {
        images.load(tar);
    }

    @Override
    public void removeImage(String reference) {
        connection.ok(Ask.delete(imagePath(reference, ""), limits.change()).about(reference));
    }

    private static String imagePath(String reference, String rest) {
        return "/images/" + Ask.encode(reference).replace("%2F", "/") + rest;
    }

    @Override
    public List<NetworkFacts> networks() {
        List<NetworkFacts> all = new ArrayList<>();
        for (JsonNode node : connection.json(Ask.get("/networks", limits.read()))) {
            all.add(FactsReader.network(node));
        }
        return all;
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        ObjectNode body = CreateBody.object();
        body.put("Name", network.name());
        body.put("Driver", "bridge");
        body.put("Internal", network.internal());
        // Before 1.44 an engine makes a second network of the same name unless it is told to look.
        body.put("CheckDuplicate", true);
        ObjectNode labels = body.putObject("Labels");
        network.labels().forEach(labels::put);
        connection.ok(Ask.post("/networks/create", limits.change()).with(body).about(network.name()));
    }

    @Override
    public void removeNetwork(String name) {
        connection.ok(
                Ask.delete("/networks/" + Ask.encode(name), limits.change()).about(name));
    }

    @Override
    public List<VolumeFacts> volumes(boolean sizes) {
        JsonNode all = sizes
                ? connection.json(Ask.get("/system/df", limits.change()))
                : connection.json(Ask.get("/volumes", limits.read()));
        List<VolumeFacts> volumes = new ArrayList<>();
        for (JsonNode node : all.path("Volumes")) {
            volumes.add(FactsReader.volume(node));
        }
        return volumes;
    }

    @Override
    public void createVolume(VolumeSpec volume) {
        ObjectNode body = CreateBody.object();
        body.put("Name", volume.name());
        volume.driver().ifPresent(driver -> body.put("Driver", driver));
        ObjectNode options = body.putObject("DriverOpts");
        volume.options().forEach(options::put);
        ObjectNode labels = body.putObject("Labels");
        volume.labels().forEach(labels::put);
        connection.ok(Ask.post("/volumes/create", limits.change()).with(body).about(volume.name()));
    }

    @Override
    public void removeVolume(String name) {
        connection.ok(
                Ask.delete("/volumes/" + Ask.encode(name), limits.change()).about(name));
    }

    @Override
    public ContainerId create(ContainerSpec spec) {
        return files.create(spec);
    }

    @Override
    public ContainerId createLike(ContainerId model, ContainerChange change) {
        return files.createLike(inspection(model), change);
    }

    @Override
    public void putFile(ContainerId container, String folder, String name, byte[] content) {
        files.put(container, folder, name, content);
    }

    @Override
    public Optional<byte[]> readFile(ContainerId container, String path) {
        return files.read(container, path);
    }

    @Override
    public void start(ContainerId container) {
        connection.ok(Ask.post(path(container) + "/start", limits.change()).about(container.brief()));
    }

    @Override
    public void stop(ContainerId container, Duration grace) {
        long seconds = Math.max(0, grace.plusMillis(999).toSeconds());
        String path = Ask.query(path(container) + "/stop", "t", Long.toString(seconds));
        connection.ok(Ask.post(path, limits.change().plus(grace)).about(container.brief()));
    }

    @Override
    public void remove(ContainerId container, boolean anonymousVolumes) {
        String path = Ask.query(path(container), "force", "1", "v", anonymousVolumes ? "1" : "0");
        Ask ask = Ask.delete(path, limits.change()).about(container.brief());
        Answer answer = connection.any(ask);
        if (answer.status() == 409 && answer.message().contains("already in progress")) {
            String wait = Ask.query(path(container) + "/wait", "condition", "removed");
            answer = connection.any(Ask.post(wait, limits.change()));
        }
        if (answer.status() != 404) {
            checked(answer, ask);
        }
    }

    @Override
    public void rename(ContainerId container, String name) {
        String path = Ask.query(path(container) + "/rename", "name", name);
        connection.ok(Ask.post(path, limits.change()).about(container.brief()));
    }

    @Override
    public Subscription logs(ContainerId container, LogRequest request, Stream<LogLine> lines) {
        boolean terminal = inspection(container).path("Config").path("Tty").asBoolean(false);
        return streams.logs(container, request, terminal, lines);
    }

    @Override
    public Subscription events(Stream<EngineEvent> events) {
        return streams.events(events);
    }

    @Override
    public Subscription loads(ContainerId container, Stream<ContainerLoad> loads) {
        return streams.loads(container, loads);
    }

    @Override
    public List<ContainerLoad> loadsNow(Duration limit) {
        List<ContainerId> running = new ArrayList<>();
        for (JsonNode node : connection.json(Ask.get("/containers/json", limit))) {
            running.add(new ContainerId(node.path("Id").asString("")));
        }
        return survey.now(running, limit);
    }

    @Override
    public ExecResult exec(ContainerId container, List<String> command, Duration limit) {
        return streams.exec(container, command, limit);
    }

    @Override
    public void close() {
        survey.close();
        connection.close();
    }
}

package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of containers as archives, and containers made like others. */
final class ContainerFiles {
    private final EngineConnection connection;

    ContainerFiles(EngineConnection connection) {
        this.connection = connection;
    }

    void put(ContainerId container, String folder, String name, byte[] content) {
        put(container, folder, Tar.ofFile(name, content));
    }

    /** Puts what an archive holds into a folder. */
    void put(ContainerId container, String folder, byte[] archive) {
        connection.ok(
                Ask.put(archivePath(container, folder), connection.limits().change())
                        .sending(source(archive))
                        .about(container.brief()));
    }

    /** Makes a container, joins it to its networks, and puts its secrets there; nothing of it stays when that fails. */
    ContainerId create(ContainerSpec spec) {
        Ask ask = Ask.post(
                        Ask.query("/containers/create", "name", spec.name()),
                        connection.limits().change())
                .with(CreateBody.of(spec))
                .about(spec.image());
        ContainerId id = new ContainerId(connection.json(ask).path("Id").asString(""));
        try {
            if (spec.networkMode().equals("bridge")) {
                // Only from 1.44 on does creation take more than one network; joining one by one works everywhere.
                spec.networks().stream().skip(1).forEach(j -> join(id, j.network(), CreateBody.endpoint(j)));
            }
            new SecretFiles(connection, this).put(id, spec);
            return id;
        } catch (EngineException e) {
            connection.any(Ask.delete(
                    Ask.query("/containers/" + Ask.encode(id.value()), "force", "1", "v", "1"),
                    connection.limits().change()));
            throw e;
        }
    }

    private static Bytes.Source source(byte[] all) {
        ByteBuffer rest = ByteBuffer.wrap(all);
        return into -> {
            int length = Math.min(into.length, rest.remaining());
            rest.get(into, 0, length);
            return length == 0 ? -1 : length;
        };
    }

    Optional<byte[]> read(ContainerId container, String path) {
        Ask ask = Ask.get(archivePath(container, path), connection.limits().change())
                .about(container.brief());
        Answer answer = connection.any(ask);
        if (answer.status() == 404 && !answer.message().contains("No such container")) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new EngineException(Failures.ofAnswer(answer, ask));
        }
        return Tar.firstFile(answer.bytes());
    }

    private static String archivePath(ContainerId container, String path) {
        return Ask.query("/containers/" + Ask.encode(container.value()) + "/archive", "path", path);
    }

    ContainerId createLike(JsonNode model, ContainerChange change) {
        ContainerTwin twin = new ContainerTwin(model);
        ObjectNode body = twin.body(change, image(model));
        String path = Ask.query("/containers/create", "name", change.name());
        Ask ask = Ask.post(path, connection.limits().change()).with(body).about(change.name());
        ContainerId id = new ContainerId(connection.json(ask).path("Id").asString(""));
        List<String> networks = twin.networks();
        try {
            // Only from 1.44 on does creation take more than one network; joining one by one works everywhere.
            networks.stream().skip(1).forEach(network -> join(id, network, twin.endpoint(network)));
            return id;
        } catch (EngineException e) {
            connection.any(Ask.delete(
                    Ask.query("/containers/" + Ask.encode(id.value()), "force", "1"),
                    connection.limits().change()));
            throw e;
        }
    }

    /** As it was named, unless that name has gone to another image since. */
    private String image(JsonNode model) {
        String name = model.path("Config").path("Image").asString("");
        String id = model.path("Image").asString("");
        Answer answer = connection.any(Ask.get(
                "/images/" + Ask.encode(name).replace("%2F", "/") + "/json",
                connection.limits().read()));
        boolean same =
                answer.isSuccess() && answer.json().path("Id").asString("").equals(id);
        if (!same && id.isEmpty()) {
            throw new EngineException(new EngineProblem.NoSuchImage(name));
        }
        return same ? name : id;
    }

    void join(ContainerId container, String network, ObjectNode endpoint) {
        ObjectNode body = CreateBody.object();
        body.put("Container", container.value());
        body.set("EndpointConfig", endpoint);
        String path = "/networks/" + Ask.encode(network) + "/connect";
        connection.ok(Ask.post(path, connection.limits().change()).with(body).about(network));
    }
}

package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.stack.Mount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    /**
     * Secrets as files of a container that was made and does not run yet. The usual ones lie in a volume without a name, which
     * goes with the container: it is there after a restart, under a read-only root and under a tmpfs at /run, and no commit of
     * the container holds it.
     */
    static final class SecretFiles {
        private static final int NAME = 0;
        private static final int UID = 2;
        private static final int GID = 3;

        private final EngineConnection connection;
        private final ContainerFiles files;

        SecretFiles(EngineConnection connection, ContainerFiles files) {
            this.connection = connection;
            this.files = files;
        }

        /** The volume for those in the usual folder, unless the user mounts something there. */
        static Optional<Mount> volume(ContainerSpec spec) {
            boolean wanted = secrets(spec).stream().anyMatch(s -> s.folder().equals(Mount.Secret.FOLDER));
            boolean taken = spec.mounts().stream()
                    .anyMatch(m -> !(m instanceof Mount.Secret) && m.target().equals(Mount.Secret.FOLDER));
            return wanted && !taken ? Optional.of(new Mount.Anonymous(Mount.Secret.FOLDER, false)) : Optional.empty();
        }

        private static List<Mount.Secret> secrets(ContainerSpec spec) {
            return spec.mounts().stream()
                    .filter(Mount.Secret.class::isInstance)
                    .map(Mount.Secret.class::cast)
                    .toList();
        }

        void put(ContainerId container, ContainerSpec spec) {
            List<Mount.Secret> secrets = secrets(spec);
            if (secrets.isEmpty()) {
                return;
            }
            User user = user(container);
            for (Mount.Secret secret : secrets) {
                Tar.Owner owner = new Tar.Owner(
                        secret.uid().orElse(user.uid()),
                        secret.gid()
                                .orElse(secret.uid().isPresent() ? secret.uid().get() : user.gid()),
                        secret.mode());
                byte[] content = secret.content().reveal().getBytes(StandardCharsets.UTF_8);
                // From the root on where its folder may be missing in the image.
                boolean usual = secret.folder().equals(Mount.Secret.FOLDER);
                String folder = usual ? secret.folder() : "/";
                String name = usual ? secret.fileName() : secret.target().substring(1);
                files.put(container, folder, Tar.ofFile(name, content, owner));
            }
        }

        private record User(int uid, int gid) {}

        /** As whom it will run: by number, or by name as its own /etc/passwd says. */
        private User user(ContainerId container) {
            JsonNode inspected = connection.json(Ask.get(
                            "/containers/" + Ask.encode(container.value()) + "/json",
                            connection.limits().read())
                    .about(container.brief()));
            String[] words = inspected.path("Config").path("User").asString("").split(":", 2);
            if (words[0].isEmpty()) {
                return new User(0, 0);
            }
            boolean needsFiles = number(words[0]).isEmpty()
                    || words.length == 1
                    || number(words[1]).isEmpty();
            Optional<String[]> entry = needsFiles
                    ? line(container, "/etc/passwd", words[0], number(words[0]).isPresent() ? UID : NAME)
                    : Optional.empty();
            int uid = number(words[0])
                    .or(() -> entry.flatMap(e -> number(e[UID])))
                    .orElse(0);
            Optional<Integer> group = words.length == 2
                    ? number(words[1])
                            .or(() -> line(container, "/etc/group", words[1], NAME)
                                    .flatMap(e -> number(e[2])))
                    : entry.flatMap(e -> number(e[GID]));
            return new User(uid, group.orElse(0));
        }

        private Optional<String[]> line(ContainerId container, String file, String word, int at) {
            return files.read(container, file)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .flatMap(text -> text.lines()
                            .map(line -> line.split(":", -1))
                            .filter(parts -> parts.length > GID && parts[at].equals(word))
                            .findFirst());
        }

        private static Optional<Integer> number(String word) {
            return word.matches("[0-9]{1,7}") && Integer.parseInt(word) <= Mount.Secret.MOST_ID
                    ? Optional.of(Integer.parseInt(word))
                    : Optional.empty();
        }
    }
}

package dev.flotilla.app.docker.client;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.docker.client.read.FactsReader;
import dev.flotilla.app.docker.client.read.LoadReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an engine sends over time: logs, events, loads, the progress of a pull, the output of a command. */
final class EngineStreams {
    private static final int MOST_OUTPUT = 1 << 20;

    private final EngineConnection connection;

    EngineStreams(EngineConnection connection) {
        this.connection = connection;
    }

    Subscription logs(ContainerId container, LogRequest request, boolean terminal, Stream<LogLine> lines) {
        String path = Ask.query(
                "/containers/" + Ask.encode(container.value()) + "/logs",
                "stdout",
                "1",
                "stderr",
                "1",
                "timestamps",
                "1",
                "tail",
                Integer.toString(request.tail()),
                "follow",
                request.follow() ? "1" : "0");
        LogFrames.Lines sink = new LogFrames.Lines(lines::next);
        return connection.stream(
                ask(path, container.brief()),
                body -> {
                    LogFrames.split(body, terminal, sink);
                    sink.end();
                },
                lines::ended);
    }

    Subscription events(Stream<EngineEvent> events) {
        return connection.stream(
                ask("/events", ""),
                body -> eachObject(body, node -> events.next(FactsReader.event(node))),
                events::ended);
    }

    Subscription loads(ContainerId container, Stream<ContainerLoad> loads) {
        String path = "/containers/" + Ask.encode(container.value()) + "/stats?stream=true";
        return connection.stream(
                ask(path, container.brief()),
                body -> {
                    LoadReader.Reading[] last = new LoadReader.Reading[1];
                    eachObject(
                            body,
                            node -> LoadReader.reading(node).ifPresent(reading -> {
                                if (last[0] != null) {
                                    loads.next(LoadReader.between(container, last[0], reading));
                                }
                                last[0] = reading;
                            }));
                },
                loads::ended);
    }

    private Ask ask(String path, String subject) {
        return Ask.get(path, connection.limits().read()).about(subject);
    }

    /** One JSON object per line, as engines write them. */
    static void eachObject(InputStream body, Consumer<JsonNode> each) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                each.accept(JsonMapper.shared().readTree(line));
            }
        }
    }

    void pull(String reference, Consumer<String> progress) {
        int slash = reference.lastIndexOf('/');
        int colon = reference.indexOf(':', slash + 1);
        boolean digest = reference.contains("@");
        String name = digest || colon < 0 ? reference : reference.substring(0, colon);
        String tag = digest ? "" : colon < 0 ? "latest" : reference.substring(colon + 1);
        Ask ask = Ask.post(
                        Ask.query("/images/create", "fromImage", name, "tag", tag),
                        connection.limits().pull())
                .about(reference);
        CompletableFuture<Optional<EngineProblem>> done = new CompletableFuture<>();
        Subscription stream = openPull(
                ask,
                node -> {
                    String error = node.path("error").asString("");
                    if (!error.isEmpty()) {
                        done.complete(Optional.of(ofPull(error, reference)));
                    } else if (!node.has("progress")) {
                        progress.accept((node.path("id").asString("") + " "
                                        + node.path("status").asString(""))
                                .strip());
                    }
                },
                done);
        try (stream) {
            done.get(connection.limits().pull().toMillis(), TimeUnit.MILLISECONDS)
                    .ifPresent(problem -> {
                        throw new EngineException(problem);
                    });
        } catch (TimeoutException e) {
            throw new EngineException(new EngineProblem.TimedOut("pull " + reference), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineProblem.Interrupted("pull " + reference), e);
        } catch (ExecutionException e) {
            throw new EngineException(new EngineProblem.Lost("pull " + reference), e);
        }
    }

    private Subscription openPull(Ask ask, Consumer<JsonNode> each, CompletableFuture<Optional<EngineProblem>> done) {
        try {
            return connection.stream(ask, body -> eachObject(body, each), done::complete);
        } catch (EngineException e) {
            if (e.problem() instanceof EngineProblem.Rejected rejected) {
                throw new EngineException(ofPull(rejected.detail(), ask.subject()), e);
            }
            throw e;
        }
    }

    private static EngineProblem ofPull(String error, String reference) {
        String lower = error.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left on device")) {
            return new EngineProblem.DiskFull(error);
        }
        return lower.contains("not found") || lower.contains("manifest unknown") || lower.contains("access denied")
                ? new EngineProblem.NoSuchImage(reference)
                : new EngineProblem.Rejected(500, error);
    }

    ExecResult exec(ContainerId container, List<String> command, Duration limit) {
        ObjectNode body = CreateBody.object();
        body.put("AttachStdout", true).put("AttachStderr", true);
        command.forEach(body.putArray("Cmd")::add);
        String path = "/containers/" + Ask.encode(container.value()) + "/exec";
        Ask create = Ask.post(path, connection.limits().read()).with(body).about(container.brief());
        String id = connection.json(create).path("Id").asString("");
        if (id.isEmpty()) {
            throw new EngineException(new EngineProblem.NotAnEngine("It made no id for a command"));
        }
        return exec(id, limit);
    }

    private ExecResult exec(String id, Duration limit) {
        ObjectNode how = CreateBody.object();
        how.put("Detach", false).put("Tty", false);
        Ask start = Ask.post("/exec/" + id + "/start", limit).with(how).about(id);
        Answer answer = connection.ok(start);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try {
            LogFrames.split(answer.body(), false, (error, bytes, length) -> {
                ByteArrayOutputStream target = error ? errors : output;
                target.write(bytes, 0, Math.min(length, MOST_OUTPUT - target.size()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode state = connection.json(
                Ask.get("/exec/" + id + "/json", connection.limits().read()).about(id));
        return new ExecResult(
                state.path("ExitCode").asInt(-1),
                output.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }
}

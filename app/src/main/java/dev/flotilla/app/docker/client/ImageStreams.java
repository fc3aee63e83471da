package dev.flotilla.app.docker.client;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.BuildOrder;
import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Images as streams: built from a tar, saved to one, loaded from one. Each may take as long as a pull. */
final class ImageStreams {
    private static final int PIECE = 64 << 10;

    private final EngineConnection connection;

    ImageStreams(EngineConnection connection) {
        this.connection = connection;
    }

    /** BuildKit takes the source as a body and needs no session, as long as no step wants secrets or keys of the client. */
    String build(BuildOrder order, Bytes.Source context, Consumer<String> output) {
        String tag = order.tag();
        String path = order.buildKit()
                ? Ask.query("/build", "t", tag, "version", "2", "rm", "1", "dockerfile", "Dockerfile")
                : Ask.query("/build", "t", tag, "rm", "1", "forcerm", "1", "dockerfile", "Dockerfile");
        BuildOutput said = new BuildOutput(output);
        try {
            follow(post(path, tag).sending(context), body -> EngineStreams.eachObject(body, said::take));
        } catch (EngineException e) {
            if (e.problem() instanceof EngineProblem.Rejected rejected) {
                throw new EngineException(new EngineProblem.BuildFailed(rejected.detail()), e);
            }
            throw e;
        }
        said.end();
        said.error().ifPresent(error -> {
            throw new EngineException(
                    isFull(error) ? new EngineProblem.DiskFull(error) : new EngineProblem.BuildFailed(error));
        });
        return said.id()
                .orElseThrow(
                        () -> new EngineException(new EngineProblem.BuildFailed("The build ended without an image")));
    }

    void save(String reference, Bytes.Sink to) {
        String path = Ask.query("/images/get", "names", reference);
        byte[] piece = new byte[PIECE];
        follow(Ask.get(path, connection.limits().pull()).about(reference), body -> {
            for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
                to.write(piece, n);
            }
        });
    }

    void load(Bytes.Source tar) {
        String[] error = {""};
        follow(
                post("/images/load?quiet=1", "the image that was sent").sending(tar),
                body -> EngineStreams.eachObject(body, node -> {
                    String told = node.path("error").asString("");
                    error[0] = told.isEmpty() ? error[0] : told;
                }));
        if (!error[0].isEmpty()) {
            throw new EngineException(
                    isFull(error[0])
                            ? new EngineProblem.DiskFull(error[0])
                            : new EngineProblem.Rejected(500, error[0]));
        }
    }

    private Ask post(String path, String subject) {
        return Ask.post(path, connection.limits().pull()).about(subject);
    }

    private static boolean isFull(String error) {
        return error.toLowerCase(Locale.ROOT).contains("no space left on device");
    }

    /** Opens the stream and waits for its end on the calling thread. */
    private void follow(Ask ask, EngineConnection.Reader reader) {
        CompletableFuture<Optional<EngineProblem>> done = new CompletableFuture<>();
        try (Subscription stream = connection.stream(ask, reader, done::complete)) {
            done.get(connection.limits().pull().toMillis(), TimeUnit.MILLISECONDS)
                    .ifPresent(problem -> {
                        throw new EngineException(problem);
                    });
        } catch (TimeoutException e) {
            throw new EngineException(new EngineProblem.TimedOut(ask.doing()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineProblem.Interrupted(ask.doing()), e);
        } catch (ExecutionException e) {
            throw new EngineException(new EngineProblem.Lost(ask.doing()), e);
        }
    }

    /** What a build says, put together to lines; its last error and the image it made. */
    private static final class BuildOutput {
        private final Consumer<String> lines;
        private final StringBuilder begun = new StringBuilder();
        private final BuildTrace trace = new BuildTrace(this::text);
        private String error = "";
        private String id = "";

        BuildOutput(Consumer<String> lines) {
            this.lines = lines;
        }

        void take(JsonNode node) {
            String told = node.path("error").asString("");
            if (!told.isEmpty()) {
                error = told;
            }
            id = node.path("aux").path("ID").asString(id);
            if (node.path("id").asString("").equals("moby.buildkit.trace")) {
                trace.take(node.path("aux").asString(""));
                return;
            }
            if (node.has("status") && !node.has("progress")) {
                text((node.path("id").asString("") + " " + node.path("status").asString("")).strip() + "\n");
            }
            text(node.path("stream").asString(""));
        }

        private void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\n') {
                    end();
                } else {
                    begun.append(text.charAt(i));
                }
            }
        }

        /** A carriage return redraws a line: what stands at its end counts. */
        void end() {
            String line = begun.toString().stripTrailing();
            begun.setLength(0);
            String last = line.substring(line.lastIndexOf('\r') + 1);
            if (!last.isBlank()) {
                lines.accept(last);
            }
        }

        Optional<String> error() {
            return error.isEmpty() ? Optional.empty() : Optional.of(error);
        }

        Optional<String> id() {
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        }
    }
}

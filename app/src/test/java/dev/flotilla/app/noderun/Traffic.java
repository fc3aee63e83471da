package dev.flotilla.app.noderun;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** A client that posts predictions to all three nodes, one after the other on each of some connections, until it is closed. */
final class Traffic implements AutoCloseable {
    private static final int PER_NODE = 2;

    private final NodeFleet fleet;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService clients = Executors.newFixedThreadPool(PER_NODE * NodeFleet.IDS.size());
    private final Map<String, AtomicLong> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean going = true;

    Traffic(NodeFleet fleet) {
        this.fleet = fleet;
        for (String id : NodeFleet.IDS) {
            for (int i = 0; i < PER_NODE; i++) {
                clients.execute(() -> post(id));
            }
        }
    }

    private void post(String id) {
        for (long number = 0; going; number++) {
            // Every other request has a key, so that both ways of choosing a model are used.
            String body =
                    number % 2 == 0 ? "{\"key\": \"client-%d\"}".formatted(number) : "{\"n\": %d}".formatted(number);
            HttpRequest request = HttpRequest.newBuilder(fleet.uri(id, "/predict"))
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                String model = JsonMapper.shared()
                        .readTree(answer.body())
                        .path("model_selected")
                        .asString("none");
                count(answer.statusCode() + " " + model);
            } catch (IOException e) {
                broken.add(id + ": " + e);
                count("broken");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, any -> new AtomicLong()).incrementAndGet();
    }

    /** How many requests ended so: {@code "200 v1"}, status and model. */
    long ended(String outcome) {
        AtomicLong count = outcomes.get(outcome);
        return count == null ? 0 : count.get();
    }

    /** All requests by how they ended. */
    Map<String, Long> ended() {
        Map<String, Long> all = new TreeMap<>();
        outcomes.forEach((outcome, count) -> all.put(outcome, count.get()));
        return all;
    }

    /** Requests that got no answer at all. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Lets every request that is under way end. */
    void stop() throws InterruptedException {
        going = false;
        clients.shutdown();
        if (!clients.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("requests do not end");
        }
    }

    @Override
    public void close() {
        going = false;
        clients.shutdownNow();
        client.shutdownNow();
    }
}

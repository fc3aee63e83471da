package dev.flotilla.node.console.desk;

import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.comms.socket.CommsClient;
import dev.flotilla.node.console.PingTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Pings over the comms ports. Names are looked up on threads that may wait. */
public final class CommsPinging implements Pinging {
    private final CommsClient client;
    private final Executor waiting;
    private final Duration limit;

    public CommsPinging(CommsClient client, Executor waiting, Duration limit) {
        this.client = client;
        this.waiting = waiting;
        this.limit = limit;
    }

    @Override
    public CompletionStage<List<String>> ping(List<PingTarget> targets) {
        List<CompletableFuture<String>> all = targets.stream().map(this::one).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<String> one(PingTarget target) {
        String name = target.name() + " (" + target.host() + ":" + target.commsPort() + "): ";
        if (target.commsPort() == 0) {
            return CompletableFuture.completedFuture(
                    target.name() + " (" + target.host() + "): its comms port is not known");
        }
        return address(target.host())
                .thenCompose(address -> {
                    long begin = System.nanoTime();
                    return client.ask(
                                    target.host(),
                                    new InetSocketAddress(address, target.commsPort()),
                                    CommsFrames.ping(),
                                    limit)
                            .thenApply(echo -> name
                                    + String.format(Locale.ROOT, "%.2f ms", (System.nanoTime() - begin) / 1_000_000.0));
                })
                .completeOnTimeout(name + "not responding", limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> name + "not responding");
    }

    private CompletableFuture<InetAddress> address(String host) {
        try {
            return CompletableFuture.completedFuture(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return InetAddress.getByName(host);
                        } catch (UnknownHostException unknown) {
                            throw new CompletionException(unknown);
                        }
                    },
                    waiting);
        }
    }
}

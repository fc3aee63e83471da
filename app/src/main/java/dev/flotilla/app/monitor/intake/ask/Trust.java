package dev.flotilla.app.monitor.intake.ask;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are accepted: those of the system's authorities and of the fleet's own, where its file is there.
 * The other's certificate has to name the host. Made when the first node with TLS is asked, for reading all authorities
 * takes its time; a fleet's file that changes counts from the next start on. Any thread.
 */
final class Trust {
    private final Optional<Path> fleetAuthorities;
    private final Executor worker;
    private @Nullable CompletableFuture<SslContext> context;

    Trust(Optional<Path> fleetAuthorities, Executor worker) {
        this.fleetAuthorities = fleetAuthorities;
        this.worker = worker;
    }

    synchronized CompletableFuture<SslContext> context() {
        CompletableFuture<SslContext> made = context;
        if (made == null) {
            made = CompletableFuture.supplyAsync(this::make, worker);
            context = made;
        }
        return made;
    }

    private SslContext make() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm("HTTPS")
                    .trustManager(Authorities.trusted(fleetAuthorities))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS on this machine", e);
        }
    }
}

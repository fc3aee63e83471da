package dev.flotilla.app.monitor.intake.ask;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose certificates are accepted: those of the system's authorities and of the fleet's own, where its file is there.
 * The other's certificate has to name the host. Made when the first node with TLS is asked, for reading all authorities
 * takes its time; a fleet's file that changes counts from the next start on. Any thread.
 */
final class Trust {
    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);
    private static final long LONGEST = 1 << 20;

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
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (Certificate authority : authorities()) {
                all.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(all);
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm("HTTPS")
                    .trustManager(factory)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS on this machine", e);
        }
    }

    private List<Certificate> authorities() throws GeneralSecurityException {
        TrustManagerFactory system = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        system.init((KeyStore) null);
        List<Certificate> all = new ArrayList<>();
        for (TrustManager one : system.getTrustManagers()) {
            if (one instanceof X509TrustManager trusted) {
                all.addAll(List.of(trusted.getAcceptedIssuers()));
            }
        }
        fleetAuthorities.ifPresent(file -> all.addAll(read(file)));
        return all;
    }

    private static List<X509Certificate> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return List.of();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} holds no certificates that can be read; nodes that show one of it are not accepted", file, e);
            return List.of();
        }
    }
}

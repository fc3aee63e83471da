package dev.flotilla.app.monitor.intake.ask;

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
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's authorities and those of a file of the user's. */
public final class Authorities {
    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);
    private static final long LONGEST = 1 << 20;

    private Authorities() {}

    /**
     * Reads all of them, which takes its time.
     *
     * @param file PEM; it need not be there
     * @throws IOException only when the machine's own store cannot be read
     */
    public static TrustManagerFactory trusted(Optional<Path> file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate authority : all(file)) {
            store.setCertificateEntry("authority-" + number++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static List<Certificate> all(Optional<Path> file) throws GeneralSecurityException {
        TrustManagerFactory system = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        system.init((KeyStore) null);
        List<Certificate> all = new ArrayList<>();
        for (TrustManager one : system.getTrustManagers()) {
            if (one instanceof X509TrustManager trusted) {
                all.addAll(List.of(trusted.getAcceptedIssuers()));
            }
        }
        file.ifPresent(own -> all.addAll(read(own)));
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

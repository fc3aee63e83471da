package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.client.TlsFolder;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.NodeFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * By which certificates nodes with TLS are asked: those of a folder that somebody gave, else what the node itself has for everybody to
 * read, which came through its engine. A node that wants a certificate from its clients is asked with a folder alone.
 */
final class NodeTrust {
    private static final String GIVE =
            "give a folder with ca.pem, cert.pem and key.pem (--node-tls FOLDER; in the window the folder node-tls beside the"
                    + " data)";

    private final Optional<Path> folder;
    private final InstantSource clock;

    NodeTrust(Optional<Path> folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Empty for a node in plain; not had with the reason and what to give. */
    Known<Optional<SSLSocketFactory>> of(NodeFacts node) {
        if (node.tls().isEmpty()) {
            return Known.of(Optional.empty());
        }
        NodeFacts.Tls tls = node.tls().get();
        if (folder.isPresent()) {
            return ofFolder(folder.get());
        }
        if (tls.wantsClients()) {
            return Known.not("it speaks TLS and wants a certificate from its clients; " + GIVE);
        }
        return tls.trusted().isEmpty()
                ? Known.not("it speaks TLS, and its certificate could not be read from its container; " + GIVE)
                : ofPem(tls.trusted().get());
    }

    /** In words, when TLS came to nothing. */
    static String refused(IOException e) {
        return "it speaks TLS, and the two do not trust each other (" + e.getMessage()
                + "); its certificate has to name the" + " host, or " + GIVE;
    }

    private Known<Optional<SSLSocketFactory>> ofFolder(Path given) {
        try {
            return Known.of(Optional.of(TlsFolder.context(given, clock).getSocketFactory()));
        } catch (EngineException e) {
            return Known.not("it speaks TLS: "
                    + EngineProblems.inWords(e.problem(), given.toString()).message());
        }
    }

    private static Known<Optional<SSLSocketFactory>> ofPem(String pem) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                trusted.setCertificateEntry("trusted" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return Known.of(Optional.of(context.getSocketFactory()));
        } catch (GeneralSecurityException | IOException e) {
            return Known.not("it speaks TLS, and its certificate cannot be read (" + e.getMessage() + "); " + GIVE);
        }
    }
}

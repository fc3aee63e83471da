package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads {@code ca.pem}, {@code cert.pem} and {@code key.pem}; what is wrong with one is said with its path. */
final class TlsFolder {
    private static final char[] NO_PASSWORD = new char[0];

    private TlsFolder() {}

    /**
     * A context that trusts the folder's authority alone and shows the folder's certificate.
     *
     * @throws EngineException {@code TlsFiles} with the file
     */
    static SSLContext context(Path folder, InstantSource clock) {
        if (!Files.isDirectory(folder)) {
            throw broken("There is no folder " + folder);
        }
        List<X509Certificate> authorities = certificates(folder.resolve("ca.pem"));
        List<X509Certificate> chain = certificates(folder.resolve("cert.pem"));
        checkDates(folder.resolve("ca.pem"), authorities.getFirst(), clock);
        checkDates(folder.resolve("cert.pem"), chain.getFirst(), clock);
        PrivateKey key = key(folder.resolve("key.pem"));
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            for (int i = 0; i < authorities.size(); i++) {
                trusted.setCertificateEntry("ca" + i, authorities.get(i));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NO_PASSWORD);
            own.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new EngineException(
                    new EngineProblem.TlsFiles(folder + ": key.pem does not fit cert.pem (" + e.getMessage() + ")"), e);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            List<X509Certificate> read = all.stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw broken(file + " holds no certificate");
            }
            return read;
        } catch (CertificateException e) {
            throw broken(file + " holds no certificate");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void checkDates(Path file, X509Certificate certificate, InstantSource clock) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw broken("The certificate in " + file + " expired on " + until);
        }
        if (now.isBefore(from)) {
            throw broken("The certificate in " + file + " is valid only from " + from);
        }
    }

    private static PrivateKey key(Path file) {
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (part instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (part.getClass().getSimpleName().contains("Encrypted")) {
                    throw broken(file + " is protected by a passphrase; a key without one is needed");
                }
            }
            throw broken(file + " holds no private key");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static EngineException unreadable(Path file, IOException e) {
        if (!Files.exists(file)) {
            return broken("There is no " + file);
        }
        return broken(
                Files.isReadable(file) ? file + " is damaged (" + e.getMessage() + ")" : file + " may not be read");
    }

    private static EngineException broken(String detail) {
        return new EngineException(new EngineProblem.TlsFiles(detail));
    }
}

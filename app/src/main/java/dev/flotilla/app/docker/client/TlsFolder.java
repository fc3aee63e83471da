package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblem.FolderFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
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
public final class TlsFolder {
    private static final char[] NO_PASSWORD = new char[0];
    private static final int MOST_BYTES = 1 << 20;

    private TlsFolder() {}

    /**
     * A context that trusts the folder's authority alone and shows the folder's certificate.
     *
     * @throws EngineException {@code TlsFiles} with the file
     */
    public static SSLContext context(Path folder, InstantSource clock) {
        if (!Files.isDirectory(folder)) {
            throw broken("There is no folder " + folder);
        }
        List<X509Certificate> authorities = certificates(folder.resolve("ca.pem"));
        List<X509Certificate> chain = certificates(folder.resolve("cert.pem"));
        checkDates(FolderFault.AUTHORITY_DATES, folder.resolve("ca.pem"), authorities.getFirst(), clock);
        checkDates(FolderFault.CLIENT_DATES, folder.resolve("cert.pem"), chain.getFirst(), clock);
        PrivateKey key = key(folder.resolve("key.pem"));
        checkPair(folder, key, chain.getFirst());
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
            throw new EngineException(new EngineProblem.TlsFiles(FolderFault.FILES, folder + ": " + e.getMessage()), e);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = new ByteArrayInputStream(bytes(file))) {
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
        } catch (CertificateException | IOException e) {
            throw broken(file + " holds no certificate");
        }
    }

    /** Only what can be one of these files is read: a pipe would be waited for, and a film would fill the memory. */
    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw broken("There is no " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw broken(file + " is not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw broken(file + " is too large for a key or a certificate");
            }
            return bytes;
        } catch (IOException e) {
            throw broken(
                    Files.isReadable(file)
                            ? file + " cannot be read (" + e.getMessage() + ")"
                            : file + " may not be read by this user");
        }
    }

    private static void checkDates(FolderFault fault, Path file, X509Certificate certificate, InstantSource clock) {
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw broken(fault, "The certificate in " + file + " expired on " + until);
        }
        if (now.isBefore(from)) {
            throw broken(fault, "The certificate in " + file + " is valid only from " + from);
        }
    }

    /** Else the engine would ask for a proof of the key that cannot be given, in words that nobody understands. */
    private static void checkPair(Path folder, PrivateKey key, X509Certificate certificate) {
        EngineException other = broken(
                FolderFault.PAIR, folder.resolve("key.pem") + " is not the key of " + folder.resolve("cert.pem"));
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            throw other;
        }
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return;
        }
        try {
            byte[] text = "flotilla".getBytes(StandardCharsets.US_ASCII);
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(text);
            byte[] signed = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate.getPublicKey());
            checking.update(text);
            if (!checking.verify(signed)) {
                throw other;
            }
        } catch (GeneralSecurityException e) {
            throw other;
        }
    }

    private static PrivateKey key(Path file) {
        Reader text = new StringReader(new String(bytes(file), StandardCharsets.UTF_8));
        try (PEMParser parser = new PEMParser(text)) {
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
        } catch (EngineException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The parser throws what it likes at a text that only begins like a key.
            throw new EngineException(
                    new EngineProblem.TlsFiles(FolderFault.FILES, file + " holds a damaged private key"), e);
        }
    }

    private static EngineException broken(String detail) {
        return broken(FolderFault.FILES, detail);
    }

    private static EngineException broken(FolderFault fault, String detail) {
        return new EngineException(new EngineProblem.TlsFiles(fault, detail));
    }
}

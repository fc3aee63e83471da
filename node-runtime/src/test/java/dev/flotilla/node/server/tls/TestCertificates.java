package dev.flotilla.node.server.tls;

import dev.flotilla.node.config.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Authorities and certificates as PEM files, made by the JDK's keytool. */
public final class TestCertificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    public TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** An authority; its certificate lies in NAME.crt. */
    public Path authority(String name) throws IOException, GeneralSecurityException {
        keytool(name, "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc:c");
        return certificate(name);
    }

    /** A certificate for loopback, signed by an authority or by itself. */
    public TlsFiles node(String name, Optional<String> authority) throws IOException, GeneralSecurityException {
        keytool(
                name,
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost");
        if (authority.isPresent()) {
            String signer = authority.get();
            keytool(name, "-certreq", "-alias", "own", "-file", file(name + ".csr"));
            keytool(
                    signer,
                    "-gencert",
                    "-alias",
                    "own",
                    "-infile",
                    file(name + ".csr"),
                    "-outfile",
                    file(name + ".cer"),
                    "-ext",
                    "san=ip:127.0.0.1,dns:localhost");
            keytool(name, "-importcert", "-noprompt", "-alias", "ca", "-file", file(signer + ".crt"));
            keytool(name, "-importcert", "-noprompt", "-alias", "own", "-file", file(name + ".cer"));
        }
        return new TlsFiles(certificate(name), key(name), authority.map(one -> folder.resolve(one + ".crt")));
    }

    private Path certificate(String name) throws IOException, GeneralSecurityException {
        Certificate[] chain = store(name).getCertificateChain("own");
        return pem(name + ".crt", "CERTIFICATE", chain[0].getEncoded());
    }

    private Path key(String name) throws IOException, GeneralSecurityException {
        byte[] key = store(name).getKey("own", PASSWORD.toCharArray()).getEncoded();
        Path file = pem(name + ".key", "PRIVATE KEY", key);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private KeyStore store(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }

    private Path pem(String file, String label, byte[] content) throws IOException {
        String text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + label + "-----\n";
        return Files.writeString(folder.resolve(file), text);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String store, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("-keystore", file(store + ".p12"), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", all) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

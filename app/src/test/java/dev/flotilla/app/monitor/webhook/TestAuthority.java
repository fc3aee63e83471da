package dev.flotilla.app.monitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority and servers with certificates of it or of their own, made by the JDK's keytool. */
final class TestAuthority {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    TestAuthority(Path folder) throws Exception {
        this.folder = folder;
        keytool("ca", "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
        keytool("ca", "-exportcert", "-rfc", "-alias", "own", "-file", file("ca.crt"));
    }

    /** PEM. */
    Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** @param names as keytool's extension has them: {@code ip:127.0.0.1} */
    SSLContext server(String name, String names, boolean signed) throws Exception {
        keytool(name, "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + names);
        if (signed) {
            keytool(name, "-certreq", "-alias", "own", "-file", file(name + ".csr"));
            String request = file(name + ".csr");
            String signedFile = file(name + ".cer");
            keytool(
                    "ca",
                    "-gencert",
                    "-alias",
                    "own",
                    "-infile",
                    request,
                    "-outfile",
                    signedFile,
                    "-ext",
                    "san=" + names);
            keytool(name, "-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"));
            keytool(name, "-importcert", "-noprompt", "-alias", "own", "-file", signedFile);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    Optional<Path> trusted() {
        return Optional.of(certificate());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String store, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("-keystore", file(store + ".p12"), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}

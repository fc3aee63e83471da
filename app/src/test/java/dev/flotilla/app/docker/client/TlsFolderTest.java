package dev.flotilla.app.docker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblem.FolderFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may lie in a TLS folder, and what is said of what may not. */
class TlsFolderTest {
    private static final TestAuthority ONE = TestAuthority.valid("EC");

    @TempDir
    Path room;

    private TlsFolders folders;

    @BeforeEach
    void makeASoundOne() throws IOException {
        folders = new TlsFolders(room, folder(ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void everyUsualKindOfKeyIsRead(String algorithm) throws IOException {
        Path folder = Files.createDirectory(room.resolve(algorithm));
        write(folder, TestAuthority.valid(algorithm));
        assertThat(TlsFolder.context(folder, InstantSource.system())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void aMissingFileIsNamed(String file) throws IOException {
        Path folder = folders.without(file);
        wrong(folder, FolderFault.FILES, "There is no " + folder.resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void aFileOfSomethingElseIsNamed(String file) throws IOException {
        for (String text : new String[] {
            "",
            "not PEM",
            "\0\1\2",
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n",
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"
        }) {
            Path folder = folders.with(file, text);
            wrong(folder, FolderFault.FILES, folder.resolve(file).toString());
        }
    }

    @Test
    void aFileThatIsNoneOrTooLargeIsNotRead() throws IOException {
        Path folder = folders.without("key.pem");
        Files.createDirectory(folder.resolve("key.pem"));
        wrong(folder, FolderFault.FILES, "key.pem is not a file");
        wrong(folders.with("ca.pem", "x".repeat(2 << 20)), FolderFault.FILES, "ca.pem is too large");
    }

    @Test
    void aKeyUnderAPassphraseIsSaidToBeOne() throws IOException {
        wrong(folders.with("key.pem", """
                        -----BEGIN RSA PRIVATE KEY-----
                        Proc-Type: 4,ENCRYPTED
                        DEK-Info: AES-128-CBC,00000000000000000000000000000000

                        AAAA
                        -----END RSA PRIVATE KEY-----
                        """), FolderFault.FILES, "protected by a passphrase");
    }

    @Test
    void aKeyOfAnotherCertificateIsFoundBeforeTheEngineIsAsked() throws IOException {
        wrong(folders.with("key.pem", TestAuthority.valid("EC").keyPem()), FolderFault.PAIR, "is not the key of");
        wrong(folders.with("key.pem", TestAuthority.valid("RSA").keyPem()), FolderFault.PAIR, "is not the key of");
    }

    @Test
    void datesAreLookedAt() throws IOException {
        wrong(folders.with("ca.pem", TestAuthority.expired().pem()), FolderFault.AUTHORITY_DATES, "ca.pem expired on");
        wrong(folders.with("cert.pem", TestAuthority.expired().pem()), FolderFault.CLIENT_DATES, "cert.pem expired on");
        Instant later = Instant.now().plus(Duration.ofDays(9));
        wrong(
                folders.with(
                        "cert.pem",
                        TestAuthority.of("EC", later, later.plusSeconds(60)).pem()),
                FolderFault.CLIENT_DATES,
                "is valid only from");
    }

    private static void wrong(Path folder, FolderFault fault, String words) {
        EngineException thrown =
                catchThrowableOfType(EngineException.class, () -> TlsFolder.context(folder, InstantSource.system()));
        assertThat(thrown).as("it is refused: " + words).isNotNull();
        assertThat(thrown.problem()).isInstanceOfSatisfying(EngineProblem.TlsFiles.class, problem -> {
            assertThat(problem.fault()).isEqualTo(fault);
            assertThat(problem.detail()).contains(words).doesNotContain("Exception");
        });
    }

    private Path folder(TestAuthority authority) throws IOException {
        Path folder = Files.createDirectory(room.resolve("sound"));
        write(folder, authority);
        return folder;
    }

    private static void write(Path folder, TestAuthority authority) throws IOException {
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
        Files.writeString(folder.resolve("cert.pem"), authority.pem());
        Files.writeString(folder.resolve("key.pem"), authority.keyPem());
    }
}

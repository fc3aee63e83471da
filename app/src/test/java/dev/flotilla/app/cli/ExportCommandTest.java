package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.WishedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody answers in these: what is exported comes from the files and the fleet alone. */
class ExportCommandTest {
    private static final String SHOP = """
            # the shop
            services:
              db:
                image: postgres:14
                environment:
                  POSTGRES_PASSWORD: ${DB_PASSWORD}
                volumes: [data:/var/lib/postgresql/data]
                ports: ["5432:5432"]
                healthcheck: {test: [CMD-SHELL, pg_isready], interval: 2s}
              web:
                image: nginx:latest
                depends_on: {db: {condition: service_healthy}}
                environment:
                  DATABASE_URL: postgres://shop:${DB_PASSWORD}@db/shop
                  GREETING: "it's $$5 `now`"
                ports: ["80:80"]
                x-flotilla: {targetHost: beta}
            volumes: {data: {}}
            """;

    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    @BeforeEach
    void fleet() throws Exception {
        for (int i = 1; i <= 2; i++) {
            edit(new FleetEdit.AddHost(
                    Host.of(
                            new HostId("h" + i),
                            i == 1 ? "alpha" : "beta",
                            new EngineAddress.Tcp("192.0.2.1" + i, 2375, Optional.empty())),
                    Optional.empty()));
        }
        Path shop = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(shop.resolve("compose.yml"), SHOP);
        Files.writeString(shop.resolve(".env"), "# keys\nDB_PASSWORD=s3cret'word\nCOLOR=red\n");
        edit(new FleetEdit.OpenStack(new WishedStack(
                "shop", shop.resolve("compose.yml").toString(), Optional.of("auto"), Map.of("db", new HostId("h1")))));
        edit(new FleetEdit.AddNode(Node.of("mosaic-1", "192.0.2.11")));
        edit(new FleetEdit.AddNode(Node.of("mosaic-2", "192.0.2.12")));
    }

    @Test
    void everythingComesOutWithPlaceholdersForSecrets() throws Exception {
        InMemory.Said said = commands.run("export", "--to", path("out"), "--json");

        assertThat(said.code()).as(said.err() + said.out()).isZero();
        assertThat(files("out"))
                .contains(
                        "fleet.yaml",
                        "README.md",
                        "stacks/shop/compose.yml",
                        "stacks/shop/.env.example",
                        "hosts/alpha/shop/docker-compose.yml",
                        "hosts/alpha/shop/run.sh",
                        "hosts/alpha/shop/.env.example",
                        "hosts/alpha/firewall.nft",
                        "hosts/beta/shop/docker-compose.worker.yml",
                        "hosts/beta/firewall-ufw.sh",
                        "nodes/mosaic-1/mosaic.config",
                        "nodes/mosaic-2/run.sh")
                .doesNotContain("stacks/shop/.env", "hosts/alpha/shop/.env");
        assertThat(text("stacks/shop/compose.yml")).isEqualTo(SHOP);
        assertThat(text("stacks/shop/.env.example")).contains("DB_PASSWORD=\n", "COLOR=red", "# keys");
        for (String file : files("out")) {
            assertThat(text(file)).as(file).doesNotContain("s3cret");
        }
        assertThat(text("hosts/beta/shop/run.sh"))
                .contains("--env DATABASE_URL=\"${DATABASE_URL}\"", "'GREETING=it'\\''s $5 `now`'");
        assertThat(text("hosts/beta/shop/docker-compose.worker.yml"))
                .contains("GREETING: \"it's $$5 `now`\"", "DATABASE_URL: \"${DATABASE_URL}\"");
    }

    @Test
    void onlyWhoNeedsAPortMayReachIt() throws Exception {
        commands.run("export", "--to", path("out"));

        assertThat(text("hosts/alpha/firewall.nft"))
                .contains(
                        "ip saddr { 192.0.2.12 } udp dport 5000 accept\n    udp dport 5000 drop",
                        "ip saddr { 192.0.2.12 } tcp dport 5001 accept",
                        "ip saddr { 192.0.2.12 } tcp dport 5432 accept");
        assertThat(text("hosts/beta/firewall.nft")).doesNotContain("dport 80 ").contains("web publishes 80/tcp");
        assertThat(text("hosts/alpha/firewall-ufw.sh"))
                .contains("ufw allow proto tcp from 192.0.2.12 to any port 5432 comment 'db, used by web'");
    }

    @Test
    void secretsInAStackFileBecomeVariablesWhereverTheyStand() throws Exception {
        String file = """
                name: shop
                services:
                  db:
                    image: postgres:14 # kept
                    environment: {POSTGRES_PASSWORD: hunter22, POSTGRES_USER: postgres}
                  web:
                    image: nginx
                    environment:
                      - URL=postgres://shop:hunter22@db/shop
                      - API_KEY=nginx
                      - "TOKEN=pa$$s'w"
                    command: [check, --password, hunter22]
                """;
        Files.writeString(folder.resolve("inline.yml"), file);

        InMemory.Said said = commands.run("export", path("inline.yml"), "--to", path("out"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(text("stacks/shop/inline.yml"))
                .contains(
                        "image: postgres:14 # kept",
                        "\"${POSTGRES_PASSWORD}\"",
                        "URL=${URL}",
                        "API_KEY=${API_KEY}",
                        "TOKEN=${TOKEN}")
                .doesNotContain("hunter22", "pa$$s");
        for (String each : files("out")) {
            assertThat(text(each)).as(each).doesNotContain("hunter22");
        }
        assertThat(text("stacks/shop/.env.example")).contains("POSTGRES_PASSWORD=''", "API_KEY=''");
    }

    @Test
    void aGraphiumStackThatHoldsASecretGoesOutAsAnExample() throws Exception {
        Path sample = Path.of("..", "resources", "samples", "my-app-stack.json");

        commands.run("export", sample.toAbsolutePath().toString(), "--to", path("out"));

        assertThat(text("stacks/my-app/my-app-stack.json.example"))
                .isEqualTo(Files.readString(sample).replace("\"secret\"", "\"${POSTGRES_PASSWORD}\""));
        commands.run("export", sample.toAbsolutePath().toString(), "--to", path("plain"), "--reveal");
        assertThat(folder.resolve("plain/stacks/my-app/my-app-stack.json")).hasContent(Files.readString(sample));
    }

    @Test
    void aStackFileThatIsGoneDoesNotHoldUpTheOthers() throws Exception {
        edit(new FleetEdit.OpenStack(new WishedStack("gone", path("gone.yml"), Optional.empty(), Map.of())));

        InMemory.Said said = commands.run("export", "--to", path("out"));

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("gone.yml does not exist");
        assertThat(files("out")).contains("hosts/alpha/shop/run.sh");
        assertThat(text("fleet.yaml")).contains("name: gone");
        assertThat(commands.run("export", "gone", "--to", path("other")).code()).isEqualTo(1);
    }

    @Test
    void revealedSecretsAreForTheirOwnerAlone() throws Exception {
        commands.run("export", "shop", "--to", path("out"), "--reveal");

        Path env = folder.resolve("out/hosts/alpha/shop/.env");
        assertThat(Files.readString(env)).contains("POSTGRES_PASSWORD=\"s3cret'word\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env)))
                .isEqualTo("rw-------");
        assertThat(files("out")).doesNotContain("nodes/mosaic-1/run.sh");
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/mine"), "x");

        InMemory.Said said = commands.run("export", "--to", path("out"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("FL-6001", "mine");
        assertThat(files("out")).containsExactly("mine");
        assertThat(commands.run("export", "--to", path("out/mine")).err()).contains("FL-6002");
        assertThat(commands.run("export", "--to", path("out/mine/deeper")).err())
                .contains("FL-6003");
        assertThat(commands.run("export", "nix", "--to", path("new")).err()).contains("FL-6005", "shop");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aConfigurationThatIsGivenComesOutByteForByte() throws Exception {
        String config =
                "{ \"host\": \"0.0.0.0\",\r\n  \"mine\": [1,  2],\n  \"peers\": [{\"host\": \"192.0.2.12\", \"comms_port\": 5001,"
                        + " \"heartbeat_port\": 5000}]}";
        Path file = Files.createDirectories(folder.resolve("n1")).resolve("mosaic.config");
        Files.writeString(file, config);

        InMemory.Said said = commands.run(
                "export",
                "--to",
                path("out.zip"),
                "--config",
                file.toString(),
                "--address",
                file + "=192.0.2.11",
                "--mode",
                "bridge");

        assertThat(said.code()).as(said.err()).isZero();
        try (var zip = new java.util.zip.ZipFile(folder.resolve("out.zip").toFile())) {
            assertThat(zip.stream().map(e -> e.getName()))
                    .contains("nodes/n1/mosaic.config", "nodes/mosaic-2/mosaic.config")
                    .doesNotContain("nodes/mosaic-1/mosaic.config");
            assertThat(zip.getInputStream(zip.getEntry("nodes/n1/mosaic.config")))
                    .hasContent(config);
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("nodes/n1/run.sh")).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("--publish 5000:5000/udp", "--publish 5001:5001/tcp")
                    .doesNotContain("49152");
        }
    }

    private String text(String file) throws Exception {
        return Files.readString(folder.resolve("out").resolve(file));
    }

    private java.util.List<String> files(String in) throws Exception {
        try (Stream<Path> all = Files.walk(folder.resolve(in))) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.resolve(in).relativize(f).toString())
                    .toList();
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void edit(FleetEdit edit) throws Exception {
        assertThat(commands.store().submit(edit).toCompletableFuture().get()).isInstanceOf(Outcome.Ok.class);
    }
}

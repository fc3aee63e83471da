package dev.flotilla.app.ui.stacks.text;

import java.util.List;

/**
 * A service as people usually want it, with a health check that asks the service itself. Passwords are not made up: they
 * come from a variable that has to be set.
 *
 * @param name of the service, unless it is taken
 * @param lines below its name; {@code @} stands for its name
 * @param volumes named ones; {@code @} as above
 */
public record Preset(String label, String name, List<String> lines, List<String> volumes) {
    private static final List<String> OFTEN = List.of("  interval: 10s", "  timeout: 5s", "  retries: 5");

    public static final List<Preset> ALL = List.of(
            of("PostgreSQL", "postgres", """
                    image: postgres:17
                    restart: unless-stopped
                    environment:
                      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set it in .env}
                    volumes:
                      - @-data:/var/lib/postgresql/data
                    healthcheck:
                      test: ["CMD-SHELL", "pg_isready -h 127.0.0.1 -U postgres"]
                      start_period: 30s
                    """, true),
            of("Redis", "redis", """
                    image: redis:7
                    restart: unless-stopped
                    command: redis-server --appendonly yes
                    volumes:
                      - @-data:/data
                    healthcheck:
                      test: ["CMD-SHELL", "redis-cli ping | grep -q PONG"]
                    """, true),
            of("MySQL", "mysql", """
                    image: mysql:8.4
                    restart: unless-stopped
                    environment:
                      MYSQL_ROOT_PASSWORD: ${MYSQL_ROOT_PASSWORD:?set it in .env}
                    volumes:
                      - @-data:/var/lib/mysql
                    healthcheck:
                      test: ["CMD-SHELL", "MYSQL_PWD=$$MYSQL_ROOT_PASSWORD mysqladmin ping -h 127.0.0.1 -u root"]
                      start_period: 60s
                    """, true),
            of("nginx", "nginx", """
                    image: nginx:1.27
                    restart: unless-stopped
                    ports:
                      - "8080:80"
                    healthcheck:
                      test: ["CMD-SHELL", "curl -sfo /dev/null http://127.0.0.1/ || exit 1"]
                    """, false),
            of("MongoDB", "mongo", """
                    image: mongo:7
                    restart: unless-stopped
                    volumes:
                      - @-data:/data/db
                    healthcheck:
                      test: ["CMD", "mongosh", "--quiet", "--eval", "quit(db.adminCommand('ping').ok ? 0 : 1)"]
                      start_period: 30s
                    """, true),
            of("MinIO", "minio", """
                    image: minio/minio:latest
                    restart: unless-stopped
                    command: server /data --console-address :9001
                    environment:
                      MINIO_ROOT_USER: ${MINIO_ROOT_USER:-minio}
                      MINIO_ROOT_PASSWORD: ${MINIO_ROOT_PASSWORD:?set it in .env}
                    ports:
                      - "9000:9000"
                      - "9001:9001"
                    volumes:
                      - @-data:/data
                    healthcheck:
                      test: ["CMD", "mc", "ready", "local"]
                    """, true),
            new Preset(
                    "Flotilla node",
                    "node",
                    List.of(
                            "image: flotilla-node",
                            "restart: unless-stopped",
                            "ports:",
                            "  - \"50051\"",
                            "  - 5000/udp",
                            "  - \"5001\"",
                            "  - \"60001\"",
                            "environment:",
                            "  NODE_ID: @",
                            "  CONTROL_PORT: \"60001\"",
                            "  HTTP_PORT: \"50051\"",
                            "healthcheck:",
                            "  test: [\"CMD\", \"env\", \"NODE_JIT=1\", \"flotilla-node\", \"health\"]",
                            "  interval: 15s",
                            "  timeout: 10s",
                            "  start_period: 20s"),
                    List.of()));

    public Preset {
        lines = List.copyOf(lines);
        volumes = List.copyOf(volumes);
    }

    private static Preset of(String label, String name, String text, boolean data) {
        List<String> lines = new java.util.ArrayList<>(text.lines().toList());
        lines.addAll(OFTEN);
        return new Preset(label, name, lines, data ? List.of("@-data") : List.of());
    }
}

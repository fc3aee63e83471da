package dev.flotilla.app.split.find;

import dev.flotilla.app.stack.Advertising;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** On which ports a service listens: as its file says, else as its image or the scheme of an address does. */
public final class KnownPorts {
    private static final Map<String, Integer> SCHEMES = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("ws", 80),
            Map.entry("https", 443),
            Map.entry("wss", 443),
            Map.entry("postgres", 5432),
            Map.entry("postgresql", 5432),
            Map.entry("mysql", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("mongodb", 27017),
            Map.entry("redis", 6379),
            Map.entry("rediss", 6379),
            Map.entry("amqp", 5672),
            Map.entry("amqps", 5671),
            Map.entry("nats", 4222),
            Map.entry("mqtt", 1883),
            Map.entry("ldap", 389),
            Map.entry("smtp", 25),
            Map.entry("ftp", 21),
            Map.entry("memcached", 11211),
            Map.entry("clickhouse", 9000),
            Map.entry("bolt", 7687),
            Map.entry("neo4j", 7687));

    private static final Map<String, List<Integer>> IMAGES = Map.ofEntries(
            Map.entry("postgres", List.of(5432)),
            Map.entry("postgresql", List.of(5432)),
            Map.entry("postgis", List.of(5432)),
            Map.entry("pgvector", List.of(5432)),
            Map.entry("timescaledb", List.of(5432)),
            Map.entry("mysql", List.of(3306)),
            Map.entry("mariadb", List.of(3306)),
            Map.entry("mongo", List.of(27017)),
            Map.entry("mongodb", List.of(27017)),
            Map.entry("redis", List.of(6379)),
            Map.entry("redis-stack", List.of(6379)),
            Map.entry("valkey", List.of(6379)),
            Map.entry("keydb", List.of(6379)),
            Map.entry("memcached", List.of(11211)),
            Map.entry("rabbitmq", List.of(5672)),
            Map.entry("nats", List.of(4222)),
            Map.entry("kafka", List.of(9092)),
            Map.entry("cp-kafka", List.of(9092)),
            Map.entry("zookeeper", List.of(2181)),
            Map.entry("etcd", List.of(2379)),
            Map.entry("consul", List.of(8500)),
            Map.entry("vault", List.of(8200)),
            Map.entry("minio", List.of(9000)),
            Map.entry("elasticsearch", List.of(9200)),
            Map.entry("opensearch", List.of(9200)),
            Map.entry("influxdb", List.of(8086)),
            Map.entry("clickhouse-server", List.of(8123, 9000)),
            Map.entry("qdrant", List.of(6333)),
            Map.entry("neo4j", List.of(7687)),
            Map.entry("cassandra", List.of(9042)),
            Map.entry("nsqd", List.of(4150)),
            Map.entry("nsqlookupd", List.of(4161)),
            Map.entry("nginx", List.of(80)),
            Map.entry("httpd", List.of(80)),
            Map.entry("caddy", List.of(80)),
            Map.entry("eclipse-mosquitto", List.of(1883)),
            Map.entry("ollama", List.of(11434)),
            Map.entry("prometheus", List.of(9090)),
            Map.entry("flotilla-node", List.of(8080)));

    private KnownPorts() {}

    /** Of an address without a port: {@code postgresql+psycopg2} counts as {@code postgresql}. */
    static Optional<Integer> ofScheme(String scheme) {
        return Optional.ofNullable(SCHEMES.get(scheme.toLowerCase(Locale.ROOT).split("\\+", 2)[0]));
    }

    /** TCP ports on which siblings may reach it; none when nothing tells. */
    public static List<Integer> of(Service service) {
        List<Integer> known = new ArrayList<>(service.exposed());
        service.ports().stream()
                .filter(p -> p.protocol() == Protocol.TCP)
                .map(PortMapping::containerPort)
                .filter(p -> !known.contains(p))
                .forEach(known::add);
        return known.isEmpty() ? ofProgram(service) : List.copyOf(known);
    }

    private static List<Integer> ofProgram(Service service) {
        return Optional.ofNullable(IMAGES.get(program(service))).orElse(List.of());
    }

    static String program(Service service) {
        return Advertising.program(service.image(), service.command().orElse(List.of()));
    }
}

package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Protocol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container means to reach, by its configuration, its environment and its command. */
public final class Links {
    private static final int MOST = 64;
    private static final int CONTROL = 60_001;
    private static final Pattern SOCKET = Pattern.compile(
            "(?:([a-z][a-z0-9+.-]*)://)?(?:[^@/\\s,]*@)?([A-Za-z0-9][A-Za-z0-9_.-]*)(?::(\\d{2,5}))?(?![A-Za-z0-9_.@:-])");
    private static final Pattern NAMES_A_PLACE =
            Pattern.compile("URI|URL|ENDPOINT|ADDR|HOST|SERVER|BROKER|PEER|DSN|LOOKUP|UPSTREAM|TARGET|BACKEND|PROXY");
    private static final Pattern SELF = Pattern.compile("LISTEN|BIND|ADVERTISE|PUBLIC|^HOSTNAME$|NO_PROXY");
    private static final Pattern FORWARD =
            Pattern.compile("(?i)\\b(TCP[46]?|UDP[46]?)\\\\?:([A-Za-z0-9_.-]+|\\[[0-9a-f:]+])\\\\?:(\\d{1,5})");
    private static final Pattern SERVER_LINE =
            Pattern.compile("(?m)^\\s*server\\s+\\S+\\s+([A-Za-z0-9_.-]+):(\\d{1,5})");
    private static final Map<String, Integer> USUAL = Map.of(
            "redis",
            6379,
            "postgres",
            5432,
            "postgresql",
            5432,
            "mongodb",
            27017,
            "amqp",
            5672,
            "mysql",
            3306,
            "nats",
            4222,
            "http",
            80,
            "https",
            443);

    private final ContainerFacts container;
    private final Predicate<String> ours;
    private final Set<Link> links = new LinkedHashSet<>();

    private Links(ContainerFacts container, Predicate<String> ours) {
        this.container = container;
        this.ours = ours;
    }

    /**
     * At most 64. Names of the world beyond are left out: whether those answer is nobody's business here.
     *
     * @param ours whether an address or a name is that of a host or container of the fleet
     */
    public static List<Link> of(ContainerFacts container, Predicate<String> ours) {
        Links all = new Links(container, ours);
        all.peers();
        all.canary();
        if (container.isForwarder()) {
            all.forwards();
        }
        all.services();
        return all.links.stream().limit(MOST).toList();
    }

    private void add(String host, int port, Protocol protocol, Purpose purpose, String where) {
        boolean known =
                links.stream().anyMatch(l -> l.host().equals(host) && l.port() == port && l.protocol() == protocol);
        if (port >= 1 && port <= 65535 && !known) {
            links.add(new Link(container.ref(), host, port, protocol, purpose, where));
        }
    }

    private void peers() {
        container.node().flatMap(n -> n.config().value()).ifPresent(station -> {
            for (PeerEntry peer : station.config().peers()) {
                add(peer.host(), peer.heartbeatPort(), Protocol.UDP, Purpose.HEARTBEAT, "peers of mosaic.config");
                add(peer.host(), peer.commsPort(), Protocol.TCP, Purpose.COMMS, "peers of mosaic.config");
            }
        });
    }

    /** The others of the canary system, each at the control port of its letter. */
    private void canary() {
        Optional<String> self = CanaryNames.self(container.environment());
        CanaryNames.peers(container.environment()).forEach((name, value) -> {
            boolean own = self.filter(name::equals).isPresent();
            String host = value.contains(":") ? value.substring(0, value.indexOf(':')) : value;
            boolean single =
                    container.node().filter(n -> n.kind() == NodeKind.CANARY).isPresent() || !value.contains(":");
            int port = single
                    ? CONTROL + CanaryNames.offset(name)
                    : number(value.substring(value.lastIndexOf(':') + 1)).orElse(0);
            if (!own && !host.isBlank()) {
                add(host, port, Protocol.TCP, Purpose.CONTROL, name);
            }
        });
    }

    private void forwards() {
        String words = String.join(" ", container.words());
        Matcher socat = FORWARD.matcher(words);
        while (socat.find()) {
            boolean udp = socat.group(1).toUpperCase(Locale.ROOT).startsWith("UDP");
            String host = socat.group(2).replace("[", "").replace("]", "");
            add(
                    host,
                    Integer.parseInt(socat.group(3)),
                    udp ? Protocol.UDP : Protocol.TCP,
                    Purpose.FORWARD,
                    "its command");
        }
        Matcher server = SERVER_LINE.matcher(words);
        while (server.find()) {
            add(server.group(1), Integer.parseInt(server.group(2)), Protocol.TCP, Purpose.FORWARD, "its command");
        }
    }

    private void services() {
        Map<String, EnvValue> environment = container.environment();
        environment.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            String plain = value.reveal();
            if (upper.startsWith("PEERS") || SELF.matcher(upper).find() || plain.length() > 4_000) {
                return;
            }
            if (upper.endsWith("_HOST")) {
                Optional<Integer> port = Optional.ofNullable(
                                environment.get(name.substring(0, name.length() - 4) + "PORT"))
                        .flatMap(v -> number(v.reveal()));
                if (port.isPresent() && isOurs(plain.strip())) {
                    add(plain.strip(), port.get(), Protocol.TCP, Purpose.SERVICE, name);
                }
            }
            if (NAMES_A_PLACE.matcher(upper).find() || plain.contains("://")) {
                sockets(name, plain);
            }
        });
    }

    private void sockets(String name, String value) {
        Matcher socket = SOCKET.matcher(value);
        while (socket.find()) {
            Optional<Integer> port = socket.group(3) == null
                    ? Optional.ofNullable(socket.group(1)).map(USUAL::get)
                    : number(socket.group(3));
            String host = socket.group(2);
            if (port.isPresent() && port.get() >= 20 && isOurs(host)) {
                add(host, port.get(), Protocol.TCP, Purpose.SERVICE, name);
            }
        }
    }

    /** A host or container of the fleet, or a name without dots, which only Docker can answer. */
    private boolean isOurs(String host) {
        boolean self = Names.isLoopback(host) || Names.isWildcard(host);
        boolean bare = host.matches("[A-Za-z][A-Za-z0-9_-]*") && !host.equalsIgnoreCase("localhost");
        return !self && (bare || ours.test(host) || Names.isPrivate(host));
    }

    private static Optional<Integer> number(String text) {
        String bare = text.strip();
        return bare.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(bare)) : Optional.empty();
    }
}

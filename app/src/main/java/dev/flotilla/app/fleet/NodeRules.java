package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must hold of a node by itself, and beside the other nodes of its fleet. All faults of one are found. */
public final class NodeRules {
    public static final int MOST_NODES = 10_000;
    public static final Duration LEAST_PERIOD = Duration.ofMillis(50);
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final int LONGEST_PATH = 4096;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,62}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private NodeRules() {}

    /** The node itself, or everything that is wrong with it: FL-1030, FL-1033 to FL-1037, FL-1040. */
    public static Outcome<Node> check(Node node) {
        List<Problem> found = new ArrayList<>();
        nameFault(node.name()).ifPresent(found::add);
        hostFault(node.host()).ifPresent(found::add);
        portFault("heartbeat", node.heartbeatPort(), 1).ifPresent(found::add);
        portFault("comms", node.commsPort(), 0).ifPresent(found::add);
        portFault("control", node.controlPort(), 0).ifPresent(found::add);
        if (node.commsPort() > 0 && node.commsPort() == node.controlPort()) {
            found.add(Problem.of(
                    "FL-1033",
                    "Comms and control of a node cannot share port " + node.commsPort() + ".",
                    "Give each its own."));
        }
        node.http().flatMap(NodeRules::httpFault).ifPresent(found::add);
        timesFault(node).ifPresent(found::add);
        node.keyFile().flatMap(NodeRules::keyFileFault).ifPresent(found::add);
        node.nodeId()
                .filter(id -> !ID.matcher(id).matches())
                .ifPresent(id -> found.add(Problem.of(
                        "FL-1037",
                        "\"" + PlainText.of(id) + "\" cannot be what a node calls itself.",
                        "Use at most 128 letters, digits, \".\", \"_\", \":\" and \"-\", as its configuration does.")));
        return found.isEmpty() ? Outcome.ok(node) : Outcome.failed(found);
    }

    /** FL-1030, when the text cannot be the name of a node. */
    public static Optional<Problem> nameFault(String name) {
        if (name.isBlank()) {
            return Optional.of(Problem.of("FL-1030", "The node has no name.", "Give it one, such as \"mosaic-1\"."));
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-1030",
                        "\"" + PlainText.of(name) + "\" cannot be the name of a node.",
                        "Use at most 63 letters, digits, \"-\", \"_\", \".\" and \":\","
                                + " and begin with a letter or a digit."));
    }

    /** FL-1034, when no machine can be meant. */
    public static Optional<Problem> hostFault(String host) {
        if (NetworkName.isWildcard(host)) {
            return Optional.of(Problem.of(
                    "FL-1034",
                    "Nobody can ask a node at \"" + host + "\": that is every address of a machine, and none.",
                    "Give the address by which other machines reach it, such as 192.0.2.11."));
        }
        return NetworkName.isValid(host)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-1034",
                        "\"" + PlainText.of(host) + "\" is neither an address nor a machine's name.",
                        "Give an address such as 192.0.2.11, without scheme and port."));
    }

    /** FL-1033, when it is no port from the least to 65535; 0 stands for none. */
    public static Optional<Problem> portFault(String what, int port, int least) {
        return port >= least && port <= 65535
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-1033",
                        "The " + what + " port of a node cannot be " + port + ".",
                        "Give a port from 1 to 65535" + (least == 0 ? ", or 0 for none." : ".")));
    }

    /** FL-1035, when it is no base address of HTTP. */
    public static Optional<Problem> httpFault(String url) {
        try {
            URI uri = new URI(url);
            boolean scheme = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            String host = uri.getHost();
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            boolean port = uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= 65535);
            if (scheme
                    && host != null
                    && bare
                    && port
                    && hostFault(unbracketed(host)).isEmpty()) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            return Optional.of(noHttp(url));
        }
        return Optional.of(noHttp(url));
    }

    /** FL-1040, when it is no path; whether the file is there and closed to others is seen when it is read. */
    public static Optional<Problem> keyFileFault(String path) {
        boolean good = path.startsWith("/")
                && path.length() <= LONGEST_PATH
                && path.codePoints().noneMatch(Character::isISOControl);
        return good
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                "FL-1040",
                                "\"" + PlainText.of(path) + "\" is not where a key lies.",
                                "Give the whole path of the file, such as /etc/flotilla/shared.key; the key itself is never typed."));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Problem noHttp(String url) {
        int user = url.indexOf('@');
        String shown = user < 0 ? url : "..." + url.substring(user);
        return Problem.of(
                "FL-1035",
                "\"" + PlainText.of(shown) + "\" is not where a node answers HTTP.",
                "Give scheme, host and port alone, such as http://192.0.2.11:50051.");
    }

    private static Optional<Problem> timesFault(Node node) {
        boolean good = node.period().compareTo(LEAST_PERIOD) >= 0
                && node.period().compareTo(LONGEST) <= 0
                && node.tolerance().compareTo(node.period()) >= 0
                && node.tolerance().compareTo(LONGEST) <= 0;
        return good
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-1036",
                        "A node cannot beat every " + node.period().toMillis() + " ms with a tolerance of "
                                + node.tolerance().toMillis() + " ms.",
                        "Give 50 ms to a day between beats, and a tolerance that is no shorter."));
    }

    /** FL-1031 or FL-1032, when another node of the fleet has its name or its place. */
    static Optional<Problem> clash(List<Node> others, Node node) {
        for (Node other : others) {
            if (other.name().equalsIgnoreCase(node.name())) {
                return Optional.of(Problem.of(
                        "FL-1031", "Another node is called \"" + other.name() + "\".", "Choose a name of its own."));
            }
            if (samePlace(other, node)) {
                return Optional.of(Problem.of(
                        "FL-1032",
                        "\"" + other.name() + "\" is the node at " + place(node) + " already.",
                        "Change that one, or give other ports."));
            }
        }
        return Optional.empty();
    }

    /** An original of the canary system has no heartbeats: its HTTP alone tells it from others on its machine. */
    private static boolean samePlace(Node other, Node node) {
        boolean beats = node.kind() != Node.Kind.CANARY && other.kind() != Node.Kind.CANARY;
        boolean sameBeats =
                beats && node.host().equalsIgnoreCase(other.host()) && node.heartbeatPort() == other.heartbeatPort();
        return sameBeats || (node.http().isPresent() && node.http().equals(other.http()));
    }

    private static String place(Node node) {
        return node.kind() == Node.Kind.CANARY
                ? node.http().orElse(node.host())
                : node.host() + ":" + node.heartbeatPort();
    }
}

package dev.flotilla.app.monitor.config;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the canary system: lines {@code PEERS_NODE_A=address[:control[:http]]}, or one {@code
 * PEERS=node-a=address,...}; {@code export}, quotes and the dash of a list in YAML are passed over.
 */
final class CanarySettings {
    private static final Pattern PEER =
            Pattern.compile("[-\\s]*(?:export\\s+)?\"?PEERS_(NODE_[A-Z0-9_]{1,100})\"?\\s*[=:]\\s*(.*)");
    private static final Pattern LIST = Pattern.compile("[-\\s]*(?:export\\s+)?\"?PEERS\"?\\s*[=:]\\s*(.*)");
    private static final Pattern PLACE =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]{2,60}]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?(?::([0-9]{1,5}))?");
    private static final int CONTROL = 60001;
    private static final int HTTP = 50051;

    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private CanarySettings(String name) {
        this.name = name;
    }

    static Outcome<List<Node>> read(String name, String text) {
        CanarySettings settings = new CanarySettings(name);
        int number = 0;
        for (String line : text.lines().limit(100_000).toList()) {
            settings.line(line, ++number);
        }
        return settings.problems.isEmpty() ? Outcome.ok(settings.nodes) : Outcome.failed(settings.problems);
    }

    private void line(String line, int number) {
        Matcher peer = PEER.matcher(line);
        if (peer.matches()) {
            String id = peer.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            place(id, unquoted(peer.group(2)), number);
            return;
        }
        Matcher list = LIST.matcher(line);
        if (list.matches()) {
            for (String part : unquoted(list.group(1)).split(",", -1)) {
                int equals = part.indexOf('=');
                if (!part.isBlank()) {
                    place(
                            equals < 0 ? "" : part.substring(0, equals).strip(),
                            part.substring(equals + 1).strip(),
                            number);
                }
            }
        }
    }

    private static String unquoted(String value) {
        String bare = value.strip();
        boolean quoted = bare.length() > 1
                && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }

    private void place(String id, String text, int number) {
        Matcher place = PLACE.matcher(text);
        if (id.isEmpty() || !place.matches()) {
            problems.add(Problem.of(
                    "FL-3002",
                    name + ":" + number + ": a node is named without an address that can be read.",
                    "Write it as PEERS_NODE_A=192.0.2.11, or with its ports as 192.0.2.11:60001:50051."));
            return;
        }
        int offset = id.equals("node-b") ? 1 : id.equals("node-c") ? 2 : 0;
        String host = place.group(1).startsWith("[")
                ? place.group(1).substring(1, place.group(1).length() - 1)
                : place.group(1);
        int control = port(place.group(2), CONTROL + offset);
        int http = port(place.group(3), HTTP + offset);
        nodes.add(Names.unique(
                Node.of(id, host)
                        .withPorts(Node.USUAL_HEARTBEAT_PORT, 0, control)
                        .withHttp(Optional.of(Names.url(false, host, http)))
                        .withKind(Node.Kind.CANARY)
                        .withNodeId(Optional.of(id)),
                names));
    }

    private static int port(@Nullable String digits, int usual) {
        return digits == null ? usual : Integer.parseInt(digits);
    }
}

package dev.flotilla.app.peers.setup;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.source.JsonText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who listens to a node without being one: the monitor of Flotilla. The node beats to it as to a peer.
 *
 * @param host as the node's machine reaches it
 * @param port on which it listens, 1-65535
 */
public record ObserverPeer(String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(?:\\[([0-9A-Fa-f:]+)]|([^:\\[\\]\\s]+)):([0-9]{1,5})");

    /** {@code HOST:PORT}, IPv6 in brackets; FL-3113 for anything else. */
    public static Outcome<ObserverPeer> read(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (written.matches()) {
            String host = written.group(1) != null ? written.group(1) : written.group(2);
            int port = Integer.parseInt(written.group(3));
            if (port >= 1 && port <= 65535 && !AddressForm.isWildcard(host)) {
                return Outcome.ok(new ObserverPeer(host, port));
            }
        }
        return Outcome.failed(Problem.of(
                "FL-3113",
                "\"" + text + "\" is not where this computer listens.",
                "Write the address by which the node reaches it, and the port: 192.0.2.2:5005."));
    }

    /** The text with it among the peers; as it was where it is among them already. */
    public JsonText among(JsonText text, NodeConfig config) {
        boolean known =
                config.peers().stream().anyMatch(p -> p.host().equalsIgnoreCase(host) && p.heartbeatPort() == port);
        return known ? text : new Mend.AddPeer("", "Add this computer as an observer", host, port, port).apply(text);
    }
}

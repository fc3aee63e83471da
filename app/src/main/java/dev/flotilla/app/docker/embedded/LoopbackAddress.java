package dev.flotilla.app.docker.embedded;

import dev.flotilla.node.NodeStartException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Turns an address in figures into one that can be bound; a name is refused, so that nothing is ever looked up. */
final class LoopbackAddress {
    private static final Pattern FIGURES = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private LoopbackAddress() {}

    static InetAddress of(String text) throws NodeStartException {
        try {
            if (FIGURES.matcher(text).matches()) {
                return InetAddress.ofLiteral(text);
            }
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
        try {
            if (text.equals("localhost")) {
                return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
        throw refused(text);
    }

    private static NodeStartException refused(String text) {
        return new NodeStartException(
                "\"" + text + "\" is no IP address; embedded hosts listen on addresses such as 127.0.10.1.", "");
    }
}

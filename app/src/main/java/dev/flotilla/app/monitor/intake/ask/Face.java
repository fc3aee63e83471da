package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.WatchedNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where one question goes.
 *
 * @param host address or name
 * @param base path before those of the pages, without a slash at its end
 */
record Face(String host, int port, boolean tls, String base) {
    /** Empty when the node has no HTTP, or its address is none. */
    static Optional<Face> ofHttp(WatchedNode node) {
        return node.http().flatMap(Face::of);
    }

    /** Where a node has certificates at all it has them on both ports. */
    static Optional<Face> ofComms(WatchedNode node) {
        boolean tls = ofHttp(node).filter(Face::tls).isPresent();
        return node.commsPort() == 0 ? Optional.empty() : Optional.of(new Face(node.host(), node.commsPort(), tls, ""));
    }

    static Optional<Face> of(String address) {
        try {
            URI uri = new URI(address);
            boolean tls = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() == null || !tls && !"http".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            String host = uri.getHost().startsWith("[")
                    ? uri.getHost().substring(1, uri.getHost().length() - 1)
                    : uri.getHost();
            int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return port > 65535
                    ? Optional.empty()
                    : Optional.of(new Face(
                            host, port, tls, path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** For the header. */
    String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

package dev.flotilla.app.peers.setup;

import dev.flotilla.app.peers.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports as {@code docker run -p} takes them. */
public final class PortText {
    private static final Pattern PORT =
            Pattern.compile("(?:[0-9.]+:)?(\\d{1,5})(?:-\\d{1,5})?:(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp))?");

    private PortText() {}

    /** What is no port is left out: the rules of setups tell of it. */
    public static List<Published> read(List<String> ports) {
        List<Published> all = new ArrayList<>();
        for (String port : ports) {
            Matcher parts = PORT.matcher(port);
            if (parts.matches()) {
                int hostFrom = Integer.parseInt(parts.group(1));
                int inFrom = Integer.parseInt(parts.group(2));
                int inTo = parts.group(3) == null ? inFrom : Integer.parseInt(parts.group(3));
                int count = inTo - inFrom + 1;
                boolean fits = hostFrom >= 1 && inFrom >= 1 && count >= 1 && hostFrom + count <= 65536 && inTo <= 65535;
                if (fits) {
                    all.add(new Published(hostFrom, inFrom, count, "udp".equals(parts.group(4))));
                }
            }
        }
        return all;
    }

    /** One that is the same outside and inside. */
    public static String same(int port, boolean udp) {
        return port + ":" + port + (udp ? "/udp" : "");
    }
}

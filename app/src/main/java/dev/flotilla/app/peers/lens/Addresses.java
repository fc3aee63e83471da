package dev.flotilla.app.peers.lens;

import java.util.Locale;
import java.util.Optional;

/** What an address in a configuration can be told from its form. Names are never looked up. */
final class Addresses {
    private Addresses() {}

    static boolean wildcard(String host) {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]") || host.equals("*");
    }

    static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.startsWith("127.") && v4(host).isPresent()
                || host.equals("::1");
    }

    /** In the ranges that Docker gives to containers by itself: 172.17.0.0/16 to 172.31.0.0/16. */
    static boolean likeContainer(String host) {
        return v4(host).filter(b -> b[0] == 172 && b[1] >= 17 && b[1] <= 31).isPresent();
    }

    /** Begins like a private one and is none: 172.0-15, 172.32-255, 192.169, 10 is whole. RFC 1918 has the ranges. */
    static boolean publicTakenForPrivate(String host) {
        return v4(host).filter(
                        b -> b[0] == 172 && (b[1] < 16 || b[1] > 31) || b[0] == 192 && (b[1] == 167 || b[1] == 169))
                .isPresent();
    }

    /** The first two numbers of an IPv4 address. */
    static String neighbourhood(String host) {
        return v4(host).map(b -> b[0] + "." + b[1]).orElse(host.toLowerCase(Locale.ROOT));
    }

    static boolean same(String a, String b) {
        return a.equalsIgnoreCase(b);
    }

    /** Read by hand: a mesh of 200 nodes asks this some hundred thousand times. */
    private static Optional<int[]> v4(String host) {
        int[] bytes = new int[4];
        int at = 0;
        int digits = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c >= '0' && c <= '9' && digits < 3) {
                bytes[at] = bytes[at] * 10 + c - '0';
                digits++;
            } else if (c == '.' && digits > 0 && at < 3) {
                at++;
                digits = 0;
            } else {
                return Optional.empty();
            }
            if (bytes[at] > 255) {
                return Optional.empty();
            }
        }
        return at == 3 && digits > 0 ? Optional.of(bytes) : Optional.empty();
    }
}

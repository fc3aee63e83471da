package dev.flotilla.app.base;

import java.util.Locale;
import java.util.Optional;

/** What an address tells by its form alone. Names are never looked up: a name is nothing of all this but {@code localhost}. */
public final class AddressForm {
    private AddressForm() {}

    /** All addresses of a machine, as what is bound; as an identity it means another machine to each that reads it. */
    public static boolean isWildcard(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "*" -> true;
            default -> false;
        };
    }

    /** A wildcard, or no address at all: what a published port says that faces every network. */
    public static boolean isEverywhere(String hostIp) {
        return hostIp.isEmpty() || isWildcard(hostIp);
    }

    /** The machine itself: localhost, 127.0.0.0/8, ::1. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.startsWith("127.") && v4(host).isPresent()
                || host.equals("::1");
    }

    /** An identity that means a different machine to each that reads it. */
    public static boolean isNobodysOwn(String host) {
        return isWildcard(host) || isLoopback(host);
    }

    /** An address, and no name. */
    public static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || v4(host).isPresent();
    }

    /** In the ranges that Docker takes for its bridges by itself: 172.16.0.0/12. */
    public static boolean isDockers(String host) {
        return v4(host).filter(b -> b[0] == 172 && b[1] >= 16 && b[1] <= 31).isPresent();
    }

    /** In the ranges that Docker gives to containers by itself: 172.17.0.0/16 to 172.31.0.0/16. */
    public static boolean isLikeContainer(String host) {
        return v4(host).filter(b -> b[0] == 172 && b[1] >= 17 && b[1] <= 31).isPresent();
    }

    /** In a range for private networks (RFC 1918, RFC 4193). */
    public static boolean isPrivate(String host) {
        return v4(host).filter(b -> b[0] == 10 || b[0] == 192 && b[1] == 168 || b[0] == 172 && b[1] >= 16 && b[1] <= 31)
                        .isPresent()
                || isUniqueLocal(host);
    }

    private static boolean isUniqueLocal(String host) {
        String low = host.toLowerCase(Locale.ROOT);
        return low.indexOf(':') == 4 && (low.startsWith("fc") || low.startsWith("fd"));
    }

    /**
     * Docker gives the first address of a private network to its bridge. A router may have one like it, so this alone
     * proves nothing.
     */
    public static boolean isLikeGateway(String host) {
        return isPrivate(host) && (host.indexOf(':') >= 0 ? host.endsWith("::1") : host.endsWith(".1"));
    }

    /** Begins like a private one and is none: 172.0-15, 172.32-255, 192.167, 192.169. RFC 1918 has the ranges. */
    public static boolean isPublicTakenForPrivate(String host) {
        return v4(host).filter(
                        b -> b[0] == 172 && (b[1] < 16 || b[1] > 31) || b[0] == 192 && (b[1] == 167 || b[1] == 169))
                .isPresent();
    }

    /** The first two numbers of an IPv4 address; else the whole, in small letters. */
    public static String neighbourhood(String host) {
        return v4(host).map(b -> b[0] + "." + b[1]).orElseGet(() -> host.toLowerCase(Locale.ROOT));
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

package dev.flotilla.node.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code address[:port[:port]]}; an IPv6 address stands in brackets where a port follows. */
record HostAndPorts(String host, OptionalInt first, OptionalInt second) {
    static Optional<HostAndPorts> read(String text) {
        String host;
        String rest;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                return Optional.empty();
            }
            host = text.substring(1, end);
            rest = text.substring(end + 1);
        } else {
            int colon = text.indexOf(':');
            host = colon < 0 ? text : text.substring(0, colon);
            rest = colon < 0 ? "" : text.substring(colon);
        }
        if (!isHost(host) || !rest.isEmpty() && !rest.startsWith(":")) {
            return Optional.empty();
        }
        String[] ports = rest.isEmpty() ? new String[0] : rest.substring(1).split(":", -1);
        OptionalInt first = ports.length > 0 ? Ports.read(ports[0]) : OptionalInt.empty();
        OptionalInt second = ports.length > 1 ? Ports.read(ports[1]) : OptionalInt.empty();
        if (ports.length > 2 || ports.length > 0 && first.isEmpty() || ports.length > 1 && second.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HostAndPorts(host, first, second));
    }

    /** Letters, digits and what addresses have; nothing that could be a URL or a second field. */
    static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9._:%-]{1,253}");
    }

    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("::1") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    static boolean isWildcard(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** Whether two names are one host for sure, as far as that can be told without looking them up. */
    static boolean same(String one, String other) {
        boolean bothUsualLoopback = isUsualLoopback(one) && isUsualLoopback(other);
        return bothUsualLoopback || one.equalsIgnoreCase(other);
    }

    /** 127.0.0.2 and the like are hosts of their own to those who bind them. */
    private static boolean isUsualLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }
}

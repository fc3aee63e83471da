package dev.flotilla.app.monitor.matrix;

import java.util.regex.Pattern;

/** What an address says by itself. Literal addresses only: a name is nothing of all this. */
final class Hosts {
    private static final Pattern PRIVATE_V4 =
            Pattern.compile("10\\.\\d+\\.\\d+\\.\\d+|192\\.168\\.\\d+\\.\\d+|172\\.(1[6-9]|2\\d|3[01])\\.\\d+\\.\\d+");
    private static final Pattern PRIVATE_V6 = Pattern.compile("f[cd][0-9a-f]{2}:.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern V4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern DOCKERS = Pattern.compile("172\\.(1[6-9]|2\\d|3[01])\\.\\d+\\.\\d+");

    private Hosts() {}

    static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    static boolean wildcard(String host) {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
    }

    /** An identity that means a different machine to each that reads it. */
    static boolean nobodysOwn(String host) {
        return wildcard(host) || loopback(host);
    }

    /** An address, and no name. */
    static boolean literal(String host) {
        return V4.matcher(host).matches() || host.indexOf(':') >= 0;
    }

    /** Of the networks that Docker takes for its bridges unless it is told otherwise. */
    static boolean dockers(String address) {
        return DOCKERS.matcher(address).matches();
    }

    /**
     * Docker gives the first address of a private network to its bridge. A router may have one like it, so this alone
     * proves nothing.
     */
    static boolean likeGateway(String address) {
        boolean v4 = PRIVATE_V4.matcher(address).matches() && address.endsWith(".1");
        return v4 || PRIVATE_V6.matcher(address).matches() && address.endsWith("::1");
    }
}

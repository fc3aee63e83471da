package dev.flotilla.app.fleet;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text can be the name or address of a machine, without asking the network. */
final class NetworkName {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern LOOKS_LIKE_IPV4 = Pattern.compile("[\\d.]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final Pattern LOOKS_LIKE_IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?");

    private NetworkName() {}

    static boolean isValid(String text) {
        return text.contains(":") ? isIpv6(text) : isIpv4(text) || isDomainName(text);
    }

    static boolean isIpv4(String text) {
        Matcher parts = IPV4.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        for (int i = 1; i <= 4; i++) {
            if (Integer.parseInt(parts.group(i)) > 255) {
                return false;
            }
        }
        return true;
    }

    static boolean isIpv6(String text) {
        if (!text.contains(":") || !LOOKS_LIKE_IPV6.matcher(text).matches()) {
            return false;
        }
        int zone = text.indexOf('%');
        try {
            InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDomainName(String text) {
        if (text.isEmpty()
                || text.length() > 253
                || LOOKS_LIKE_IPV4.matcher(text).matches()) {
            return false;
        }
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        for (String label : bare.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Every address of the machine, or none: nobody can reach a host there. */
    static boolean isWildcard(String text) {
        return text.equals("0.0.0.0") || text.equals("*") || text.equals("::");
    }
}

package dev.flotilla.app.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text can be the name or address of a machine, without asking the network. */
final class NetworkName {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern LOOKS_LIKE_IPV4 = Pattern.compile("[\\d.]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

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

    /** RFC 4291, section 2.2; a zone may follow. */
    static boolean isIpv6(String text) {
        int zone = text.indexOf('%');
        if (zone >= 0 && !ZONE.matcher(text.substring(zone + 1)).matches()) {
            return false;
        }
        String bare = zone < 0 ? text : text.substring(0, zone);
        int gap = bare.indexOf("::");
        if (gap < 0) {
            return groups(bare, true) == 8;
        }
        int before = groups(bare.substring(0, gap), false);
        int after = groups(bare.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** How many groups of 16 bits the text holds; -1 when it is not made of such. */
    private static int groups(String text, boolean mayEndWithIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (mayEndWithIpv4 && i == parts.length - 1 && isIpv4(parts[i])) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
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

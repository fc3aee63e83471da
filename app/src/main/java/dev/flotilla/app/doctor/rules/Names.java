package dev.flotilla.app.doctor.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Addresses and names: what they are, and which one somebody probably meant. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static boolean isAddress(String text) {
        if (text.contains(":")) {
            return text.matches("[0-9A-Fa-f:.]+");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Meant as an address and none: {@code 192.0.2.300}, {@code 192.0.2}, {@code 192.0.2.1O}. */
    static boolean isBrokenAddress(String text) {
        boolean digitsMostly = text.matches("[0-9][0-9OoIl.,]*") && text.matches(".*[.,].*");
        return digitsMostly && !isAddress(text);
    }

    static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equalsIgnoreCase("localhost");
    }

    static boolean isWildcard(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    static boolean isPrivate(String host) {
        if (!isAddress(host) || host.contains(":")) {
            return false;
        }
        int second = Integer.parseInt(host.split("\\.", -1)[1]);
        return host.startsWith("10.")
                || host.startsWith("192.168.")
                || host.startsWith("172.") && second >= 16 && second <= 31;
    }

    /** The one that is a slip or two of the finger away. */
    static Optional<String> near(String typed, Collection<String> known) {
        return known.stream()
                .filter(k -> !k.isEmpty() && !k.equals(typed))
                .map(k -> new Near(k, distance(typed.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT))))
                .filter(n -> n.steps() <= 2)
                .min(Comparator.comparingInt(Near::steps).thenComparing(Near::name))
                .map(Near::name);
    }

    private record Near(String name, int steps) {}

    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST || Math.abs(a.length() - b.length()) > 2) {
            return LONGEST;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

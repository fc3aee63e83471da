package dev.flotilla.app.stack.read.text;

import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ports as compose writes them: {@code [[ip:]host:]container[/protocol]}, where host and container may be ranges.
 * Whoever wants a number of ports that no host carries gets a sentence instead.
 */
public final class PortText {
    /** As many as one entry may stand for; a range beyond takes an engine minutes and gigabytes. */
    public static final int MOST = 1_000;

    private PortText() {}

    /** Either mappings, or what is wrong. */
    public record Read(List<PortMapping> ports, Optional<String> wrong) {
        static Read wrong(String sentence) {
            return new Read(List.of(), Optional.of(sentence));
        }
    }

    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    public static Read read(String text) {
        String rest = text.strip();
        int slash = rest.lastIndexOf('/');
        Optional<Protocol> protocol = protocol(slash < 0 ? "tcp" : rest.substring(slash + 1));
        if (protocol.isEmpty()) {
            return Read.wrong("the protocol of a port is tcp, udp or sctp, not \"" + rest.substring(slash + 1) + "\"");
        }
        rest = slash < 0 ? rest : rest.substring(0, slash);
        int last = rest.lastIndexOf(':');
        String container = rest.substring(last + 1);
        String front = last < 0 ? "" : rest.substring(0, last);
        Optional<String> ip = Optional.empty();
        String host = front;
        int before = front.startsWith("[") ? front.lastIndexOf("]:") + 1 : front.lastIndexOf(':');
        if (before > 0) {
            ip = Optional.of(front.substring(0, before).replace("[", "").replace("]", ""));
            host = front.substring(before + 1);
        } else if (front.indexOf('.') >= 0) {
            return Read.wrong("\"" + text + "\" has an address but no container port");
        }
        return read(ip, host, container, protocol.get());
    }

    /** @param host a port, a range, or nothing for a port that is chosen in the plan */
    public static Read read(Optional<String> ip, String host, String container, Protocol protocol) {
        Optional<Range> inside = range(container);
        if (inside.isEmpty()) {
            return Read.wrong(notAPort(container));
        }
        if (ip.isPresent() && !isAddress(ip.get())) {
            return Read.wrong("\"" + ip.get() + "\" is not an IP address");
        }
        Optional<Range> outside = host.isEmpty() ? Optional.empty() : range(host);
        if (!host.isEmpty() && outside.isEmpty()) {
            return Read.wrong(notAPort(host));
        }
        int size = inside.get().size();
        if (outside.isPresent() && outside.get().size() != size && size != 1) {
            return Read.wrong("the ranges " + host + " and " + container + " are not of the same length");
        }
        if (size > MOST) {
            return Read.wrong("a range of " + size + " ports would take the engine minutes and gigabytes; at most "
                    + MOST + " are taken");
        }
        List<PortMapping> ports = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            OptionalInt hostPort = outside.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(outside.get().first() + i);
            ports.add(new PortMapping(inside.get().first() + i, hostPort, protocol, ip));
        }
        return new Read(ports, Optional.empty());
    }

    public static Optional<Protocol> protocol(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Optional.of(Protocol.TCP);
            case "udp" -> Optional.of(Protocol.UDP);
            case "sctp" -> Optional.of(Protocol.SCTP);
            default -> Optional.empty();
        };
    }

    /** The ports of an {@code expose} entry; empty when it is none. */
    public static List<Integer> exposed(String text) {
        int slash = text.indexOf('/');
        Optional<Range> range =
                range(slash < 0 ? text.strip() : text.substring(0, slash).strip());
        if (range.isEmpty() || range.get().size() > MOST) {
            return List.of();
        }
        return java.util.stream.IntStream.rangeClosed(
                        range.get().first(), range.get().last())
                .boxed()
                .toList();
    }

    private static String notAPort(String text) {
        return "\"" + text + "\" is not a port; a port is a number from 1 to 65535";
    }

    private static Optional<Range> range(String text) {
        int dash = text.indexOf('-');
        OptionalInt first = port(dash < 0 ? text : text.substring(0, dash));
        OptionalInt last = dash < 0 ? first : port(text.substring(dash + 1));
        return first.isEmpty() || last.isEmpty() || last.getAsInt() < first.getAsInt()
                ? Optional.empty()
                : Optional.of(new Range(first.getAsInt(), last.getAsInt()));
    }

    private static OptionalInt port(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** By form alone: nothing is resolved. */
    private static boolean isAddress(String text) {
        return text.matches("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}")
                || (text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}"));
    }
}

package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what people write for the address of an engine. Each refusal (FL-1004, FL-1005) names what is wrong and shows
 * the form that would do. Nothing is looked up.
 */
public final class EngineAddressReader {
    private static final String FORMS =
            "Write \"unix:///var/run/docker.sock\", \"tcp://192.0.2.7:2376\" or \"embedded:\".";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//)?(.*)");
    private static final Pattern NAME_AND_PORT = Pattern.compile("[A-Za-z0-9_.-]+:\\d+");
    /** {@code sun_path} of Linux holds 108 bytes with the closing zero. */
    private static final int LONGEST_SOCKET_PATH = 107;

    private EngineAddressReader() {}

    /**
     * @param tlsDir absolute; only a tcp engine may have one
     */
    public static Outcome<EngineAddress> read(String typed, Optional<Path> tlsDir) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return wrong("The engine address is empty.", FORMS);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return wrong("The engine address holds characters that cannot be shown.", FORMS);
        }
        if (text.startsWith("/")) {
            return wrong("The engine address \"" + PlainText.of(text) + "\" has no scheme.", write("unix://" + text));
        }
        Matcher parts = SCHEME.matcher(text);
        if (NAME_AND_PORT.matcher(text).matches() || !parts.matches()) {
            return withoutScheme(text);
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        boolean slashes = parts.group(2) != null;
        String rest = parts.group(3);
        return switch (scheme) {
            case "unix" -> unix(slashes, rest, tlsDir);
            case "tcp" -> tcp(slashes, rest, tlsDir);
            case "embedded" -> embedded(rest, tlsDir);
            case "ssh" -> ssh(rest);
            case "http", "https" -> http(scheme, rest);
            case "npipe" ->
                refused("Windows pipes (npipe) are not supported.", "Let the engine listen on tcp with TLS.");
            case "fd" -> refused("\"fd\" is an address the engine listens on, not one to reach it by.", FORMS);
            default ->
                wrong("Nothing is known of engine addresses that begin with \"" + PlainText.of(scheme) + ":\".", FORMS);
        };
    }

    private static Outcome<EngineAddress> withoutScheme(String text) {
        if (text.equalsIgnoreCase("embedded")) {
            return wrong("\"embedded\" lacks its colon.", write("embedded:"));
        }
        boolean namesPort = NAME_AND_PORT.matcher(text).matches();
        boolean namesMachine = namesPort || NetworkName.isValid(text);
        return wrong(
                "The engine address \"" + PlainText.of(text) + "\" has no scheme.",
                namesMachine ? write("tcp://" + text + (namesPort ? "" : ":2376")) : FORMS);
    }

    private static Outcome<EngineAddress> unix(boolean slashes, String rest, Optional<Path> tlsDir) {
        if (!slashes || !rest.startsWith("/")) {
            String path = rest.startsWith("/") ? rest : "/" + rest;
            return wrong(
                    "The path of a unix socket is written in full, after three slashes.",
                    rest.isEmpty() ? write("unix:///var/run/docker.sock") : write("unix://" + path));
        }
        if (tlsDir.isPresent()) {
            return wrong("A unix socket has no TLS.", "Leave the TLS folder away, or give a tcp address.");
        }
        if (rest.endsWith("/")) {
            return wrong("\"" + PlainText.of(rest) + "\" names a folder, not a socket.", FORMS);
        }
        if (rest.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            return wrong(
                    "The path of the unix socket is longer than the " + LONGEST_SOCKET_PATH
                            + " bytes that Linux allows.",
                    "Make a symbolic link with a shorter path and give that.");
        }
        try {
            return Outcome.ok(new EngineAddress.Unix(Path.of(rest)));
        } catch (InvalidPathException e) {
            return wrong("\"" + PlainText.of(rest) + "\" is not a path.", FORMS);
        }
    }

    private static Outcome<EngineAddress> tcp(boolean slashes, String rest, Optional<Path> tlsDir) {
        if (!slashes) {
            return wrong("\"tcp:\" is followed by two slashes.", write("tcp://" + rest.replaceFirst("^/+", "")));
        }
        if (rest.contains("@")) {
            return wrong("An engine takes no user name or password in its address.", "Use TLS: give a TLS folder.");
        }
        String place = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        if (place.contains("/") || place.contains("?") || place.contains("#")) {
            return wrong("A tcp address ends after the port.", write("tcp://" + place.split("[/?#]", 2)[0]));
        }
        if (place.contains(" ")) {
            return wrong("The engine address \"" + PlainText.of("tcp://" + place) + "\" holds a blank.", FORMS);
        }
        return place.startsWith("[") ? bracketed(place, tlsDir) : named(place, tlsDir);
    }

    private static Outcome<EngineAddress> bracketed(String place, Optional<Path> tlsDir) {
        int end = place.indexOf(']');
        if (end < 0) {
            return wrong("The bracket of the IPv6 address is not closed.", write("tcp://[2001:db8::7]:2376"));
        }
        String host = place.substring(1, end);
        if (!NetworkName.isIpv6(host)) {
            return wrong("\"" + PlainText.of(host) + "\" is not an IPv6 address.", write("tcp://[2001:db8::7]:2376"));
        }
        String after = place.substring(end + 1);
        if (!after.isEmpty() && !after.startsWith(":")) {
            return wrong("After the IPv6 address comes \":\" and the port.", write("tcp://[" + host + "]:2376"));
        }
        return withPort(host, after.isEmpty() ? "" : after.substring(1), tlsDir);
    }

    private static Outcome<EngineAddress> named(String place, Optional<Path> tlsDir) {
        if (place.chars().filter(c -> c == ':').count() > 1) {
            return wrong("An IPv6 address is written in brackets.", write("tcp://[2001:db8::7]:2376"));
        }
        int colon = place.indexOf(':');
        String host = colon < 0 ? place : place.substring(0, colon);
        if (host.isEmpty()) {
            return wrong("The tcp address names no machine.", write("tcp://192.0.2.7:2376"));
        }
        if (!NetworkName.isValid(host)) {
            return wrong("\"" + PlainText.of(host) + "\" is neither a machine's name nor an address.", FORMS);
        }
        return withPort(host, colon < 0 ? "" : place.substring(colon + 1), tlsDir);
    }

    private static Outcome<EngineAddress> withPort(String host, String port, Optional<Path> tlsDir) {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        if (port.isEmpty()) {
            return wrong(
                    "The tcp address of \"" + host + "\" names no port.",
                    write("tcp://" + shown + (tlsDir.isPresent() ? ":2376" : ":2375")
                            + (tlsDir.isPresent() ? "" : "\", or with TLS \"tcp://" + shown + ":2376")));
        }
        boolean digits = port.length() <= 6 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65535) {
            return wrong(
                    "\"" + PlainText.of(port) + "\" is not a port.",
                    "Ports go from 1 to 65535; engines listen on 2376 with TLS and on 2375 without.");
        }
        return Outcome.ok(new EngineAddress.Tcp(host, number, tlsDir));
    }

    private static Outcome<EngineAddress> embedded(String rest, Optional<Path> tlsDir) {
        if (!rest.isEmpty()) {
            return wrong("Nothing follows \"embedded:\".", write("embedded:"));
        }
        if (tlsDir.isPresent()) {
            return wrong("An embedded engine has no TLS.", "Leave the TLS folder away.");
        }
        return Outcome.ok(new EngineAddress.Embedded());
    }

    private static Outcome<EngineAddress> ssh(String rest) {
        String target = rest.split("[/?#]", 2)[0].strip();
        int at = target.lastIndexOf('@');
        // A password may stand before the "@"; it is not repeated.
        String user = at < 0 ? "" : target.substring(0, at).split(":", 2)[0] + "@";
        String[] machine = target.substring(at + 1).split(":", 2);
        boolean usable = NetworkName.isValid(machine[0]) && user.matches("([A-Za-z0-9_.-]+@)?");
        String name = usable ? machine[0] : "HOST";
        String port = machine.length == 2 && machine[1].matches("\\d{1,5}") ? "-p " + machine[1] : "";
        SshTunnel tunnel = SshTunnel.to(name, port, usable ? user : "USER@");
        return refused(
                "Engines cannot be reached through ssh:// yet.",
                "Open a tunnel with `" + tunnel.command() + "` and give \"" + tunnel.address() + "\".");
    }

    private static Outcome<EngineAddress> http(String scheme, String rest) {
        String place = rest.substring(rest.lastIndexOf('@') + 1).split("[/?#]", 2)[0];
        boolean tls = scheme.equals("https");
        String shown = place.isEmpty() ? "192.0.2.7:" + (tls ? 2376 : 2375) : PlainText.of(place);
        return refused(
                "The address of an engine begins with \"tcp://\", not with \"" + scheme + "://\".",
                write("tcp://" + shown) + (tls ? " Give the TLS folder with it." : ""));
    }

    private static String write(String form) {
        return "Write \"" + form + "\".";
    }

    private static Outcome<EngineAddress> wrong(String message, String hint) {
        return Outcome.failed(Problem.of("FL-1004", message, hint));
    }

    private static Outcome<EngineAddress> refused(String message, String hint) {
        return Outcome.failed(Problem.of("FL-1005", message, hint));
    }
}

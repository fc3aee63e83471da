package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.stack.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a helper is told to do, and what its words mean. It lists the sockets of the network it is in, and tries ports: with bash, the
 * C library's name lookup and {@code timeout}, which every Debian has, so that the node's image needs nothing more.
 */
final class HelperScript {
    private static final String SCRIPT = """
            export LC_ALL=C
            for f in tcp tcp6 udp udp6; do
              [ -r /proc/net/$f ] && while read -r _ local _ state _; do
                case $f$state in tcp*0A | udp*07) echo "sock $f $local" ;; esac
              done </proc/net/$f
            done
            now() { echo "${EPOCHREALTIME//[.,]/}"; }
            tcp() {
              timeout 3 bash -c '
                now() { echo "${EPOCHREALTIME//[.,]/}"; }
                s=$(now); exec 3<>"/dev/tcp/$0/$1" || exit 9; echo "open $(($(now) - s))"
                [ -z "$2" ] || printf "$2" >&3
                s=$(now); IFS= read -r -t 0.6 -n 1 -u 3 x; rc=$?
                if [ $rc = 0 ]; then echo "byte $(($(now) - s))"; elif [ $rc -gt 128 ]; then echo quiet; else echo closed; fi
              ' "$@" 2>&1
              [ $? != 124 ] || echo timed-out
            }
            udp() {
              timeout 3 bash -c 'exec 3<>"/dev/udp/$0/$1" || exit 9; printf "{}" >&3; read -r -t 0.6 -n 1 -u 3 x; printf "{}" >&3' "$@" 2>&1
            }
            try() {
              local n=$1 kind=$2 host=$3 port=$4 say=$5 to rest open=
              read -r to rest < <(timeout 3 getent ahosts "$host")
              [ -n "$to" ] || { echo "try $n unresolved"; return; }
              while read -r line; do echo "try $n $line"; case $line in open*) open=yes ;; esac; done < <($kind "$to" "$port" "$say")
              [ -z "$open" ] || for i in 1 2; do
                timeout 3 bash -c 's=${EPOCHREALTIME//[.,]/}; exec 3<>"/dev/tcp/$0/$1" || exit 9; e=${EPOCHREALTIME//[.,]/}; echo "'"try $n again"' $((e - s))"' "$to" "$port" 2>/dev/null
              done
              echo "try $n over"
            }
            n=0
            while [ $# -ge 4 ]; do
              try $n "$1" "$2" "$3" "$4" &
              shift 4; n=$((n + 1))
              [ $((n % 16)) != 0 ] || wait
            done
            wait
            echo end
            """;

    /** What is said to a service so that it answers something; harmless to any other. */
    private static final Map<Integer, String> GREETINGS = Map.of(
            6379, "PING\\r\\n",
            5432, "\\000\\000\\000\\010\\004\\322\\026\\057",
            80, "HEAD / HTTP/1.0\\r\\n\\r\\n",
            3000, "HEAD / HTTP/1.0\\r\\n\\r\\n",
            8000, "HEAD / HTTP/1.0\\r\\n\\r\\n",
            8080, "HEAD / HTTP/1.0\\r\\n\\r\\n");

    /** @param complete whether it came to its end */
    record Said(List<Listener> listeners, Map<Link, Reached> reached, boolean complete) {}

    private HelperScript() {}

    static List<String> command(List<Link> links) {
        List<String> words = new ArrayList<>(List.of("bash", "-c", SCRIPT, "doctor"));
        for (Link link : links) {
            words.add(link.protocol() == Protocol.UDP ? "udp" : "tcp");
            words.add(link.host());
            words.add(Integer.toString(link.port()));
            words.add(link.protocol() == Protocol.UDP ? "" : GREETINGS.getOrDefault(link.port(), ""));
        }
        return words;
    }

    static Said read(String output, List<Link> links) {
        List<Listener> listeners = new ArrayList<>();
        Map<Integer, List<String>> tried = new HashMap<>();
        boolean complete = false;
        for (String line : output.lines().toList()) {
            String[] words = line.strip().split(" ", 3);
            if (words.length == 3 && words[0].equals("sock")) {
                listener(words[1], words[2]).ifPresent(listeners::add);
            } else if (words.length == 3 && words[0].equals("try") && words[1].matches("\\d{1,3}")) {
                tried.computeIfAbsent(Integer.valueOf(words[1]), n -> new ArrayList<>())
                        .add(words[2]);
            } else if (line.strip().equals("end")) {
                complete = true;
            }
        }
        Map<Link, Reached> reached = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            reached.put(
                    links.get(i),
                    result(tried.getOrDefault(i, List.of()), links.get(i).protocol()));
        }
        return new Said(listeners, reached, complete);
    }

    /** The kernel writes addresses as the machine holds them: each word of four bytes backwards. */
    private static Optional<Listener> listener(String file, String local) {
        int colon = local.indexOf(':');
        if (colon != 8 && colon != 32 || !local.matches("[0-9A-F]+:[0-9A-F]{4}")) {
            return Optional.empty();
        }
        byte[] kernel = HexFormat.of().parseHex(local.substring(0, colon));
        byte[] address = new byte[kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            address[i] = kernel[i - i % 4 + 3 - i % 4];
        }
        int port = Integer.parseInt(local.substring(colon + 1), 16);
        Protocol protocol = file.startsWith("udp") ? Protocol.UDP : Protocol.TCP;
        try {
            String text = InetAddress.getByAddress(address).getHostAddress();
            return Optional.of(new Listener(
                    protocol,
                    text.equals("0:0:0:0:0:0:0:0") ? "::" : text.equals("0:0:0:0:0:0:0:1") ? "::1" : text,
                    port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Reached result(List<String> words, Protocol protocol) {
        String all = String.join("\n", words);
        if (words.isEmpty()) {
            return new Reached.NotTried("the helper did not come to it");
        }
        if (all.contains("unresolved") || all.contains("Name or service not known")) {
            return new Reached.Unresolved();
        }
        if (all.contains("Connection refused")) {
            return new Reached.Refused();
        }
        if (all.contains("No route to host") || all.contains("unreachable")) {
            return new Reached.NoRoute(
                    all.contains("No route to host") ? "no route to host" : "the network is unreachable");
        }
        if (protocol == Protocol.UDP) {
            return new Reached.Silent();
        }
        Optional<Long> open = micros(words, "open ");
        if (open.isPresent()) {
            long best = words.stream()
                    .filter(w -> w.startsWith("again "))
                    .flatMap(w -> micros(List.of(w), "again ").stream())
                    .reduce(open.get(), Math::min);
            return new Reached.Open(
                    Duration.ofNanos(best * 1_000),
                    micros(words, "byte ").map(m -> Duration.ofNanos(m * 1_000)),
                    words.contains("closed"));
        }
        if (all.contains("timed-out") || all.contains("timed out")) {
            return new Reached.TimedOut();
        }
        return new Reached.NotTried(
                "the helper said: " + all.lines().findFirst().orElse(""));
    }

    private static Optional<Long> micros(List<String> words, String before) {
        return words.stream()
                .filter(w -> w.startsWith(before))
                .map(w -> w.substring(before.length()).strip())
                .filter(w -> w.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .findFirst();
    }
}

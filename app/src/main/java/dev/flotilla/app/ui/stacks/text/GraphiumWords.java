package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.source.code.JsonOffers;
import dev.flotilla.app.source.code.JsonOffers.Begins;
import dev.flotilla.app.source.code.JsonOffers.Word;
import dev.flotilla.app.source.code.Offer;
import dev.flotilla.app.source.code.Proposer;
import dev.flotilla.app.source.code.Spot;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words may be written where in a JSON stack. */
public final class GraphiumWords implements Proposer {
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\n]{1,100})\"");
    private static final int MOST_NAMES = 500;

    private static final List<Word> STACK = List.of(
            text("name", "of the stack"),
            text("description", ""),
            text("location", "datacenter"),
            new Word("deployment", "how it is placed", Begins.OBJECT),
            new Word("itemListElement", "its services", Begins.LIST),
            new Word("hasPart", "its services", Begins.LIST),
            new Word("network", "of all services", Begins.OBJECT),
            text("locatedInHost", "of all services"),
            text("@context", ""),
            text("@type", ""));
    private static final List<Word> SERVICE = List.of(
            text("name", "of the service"),
            text("image", "name:tag"),
            new Word("ports", "published on the host", Begins.LIST),
            new Word("environment", "variables", Begins.OBJECT),
            new Word("volumes", "volumes and folders", Begins.LIST),
            text("restartPolicy", "when it has ended"),
            new Word("dependsOn", "what starts before it", Begins.LIST),
            text("command", "in place of the image's"),
            text("entrypoint", "in place of the image's"),
            new Word("healthCheck", "how it says that it is well", Begins.OBJECT),
            new Word("replicas", "how many", Begins.BARE),
            new Word("resources", "cpu and memory", Begins.OBJECT),
            text("user", "who it runs as"),
            text("workingDir", "where it starts"),
            new Word("labels", "names for programs", Begins.OBJECT),
            text("locatedInHost", "its host"));
    private static final Map<String, List<Word>> INSIDE = Map.of(
            "deployment",
            List.of(
                    text("mode", "one host or several"),
                    text("placementStrategy", "how hosts are chosen"),
                    text("networkMode", ""),
                    new Word("hostConstraints", "where a service may go", Begins.LIST)),
            "hostConstraints",
            List.of(
                    text("containerName", "of a service"),
                    text("targetHost", "by name"),
                    text("requiredDatacenter", "by name"),
                    new Word("minCpu", "cores", Begins.BARE),
                    text("minMemory", "such as 512M")),
            "ports",
            List.of(
                    new Word("containerPort", "inside", Begins.BARE),
                    new Word("hostPort", "on the host", Begins.BARE),
                    text("protocol", "tcp, udp, sctp")),
            "containerPort",
            List.of(
                    new Word("portNumber", "inside", Begins.BARE),
                    new Word("hostPort", "on the host", Begins.BARE),
                    text("protocol", "tcp, udp, sctp")),
            "environmentVariable",
            List.of(text("name", ""), text("value", "")),
            "volumes",
            List.of(
                    text("source", "volume or folder"),
                    text("target", "inside"),
                    new Word("readOnly", "", Begins.BARE)),
            "healthCheck",
            List.of(
                    new Word("test", "CMD and words", Begins.LIST),
                    text("interval", "such as 10s"),
                    text("timeout", "such as 5s"),
                    new Word("retries", "failures until unhealthy", Begins.BARE),
                    text("startPeriod", "grace at the start"),
                    text("type", "http or tcp, with a port"),
                    text("path", "for http"),
                    new Word("port", "", Begins.BARE)),
            "resources",
            List.of(new Word("cpu", "cores", Begins.BARE), text("memory", "such as 512M")));
    private static final Map<String, List<String>> VALUES = Map.of(
            "mode", List.of("multi-host", "single-host"),
            "placementStrategy", List.of("auto", "manual", "spread", "datacenter", "single-host"),
            "networkMode", List.of("host-port", "bridge", "host", "none"),
            "restartPolicy", List.of("unless-stopped", "always", "on-failure", "no"),
            "restart", List.of("unless-stopped", "always", "on-failure", "no"),
            "protocol", List.of("tcp", "udp", "sctp"),
            "type", List.of("http", "https", "tcp"));

    private final Proposer offers = new JsonOffers(GraphiumWords::words);

    private static Word text(String word, String about) {
        return new Word(word, about, Begins.TEXT);
    }

    @Override
    public Offer at(String text, int caret) {
        return offers.at(text, caret);
    }

    private static List<Word> words(Spot spot, String text) {
        List<String> path = spot.path();
        if (spot.what() == Spot.What.VALUE) {
            return values(path, text);
        }
        if (path.isEmpty() || path.equals(List.of("@graph", "-"))) {
            return STACK;
        }
        String around = path.getLast().equals("-") && path.size() > 1 ? path.get(path.size() - 2) : path.getLast();
        return switch (around) {
            case "itemListElement", "hasPart", "item" -> SERVICE;
            default -> INSIDE.getOrDefault(around, List.of());
        };
    }

    private static List<Word> values(List<String> path, String text) {
        boolean item = path.getLast().equals("-") && path.size() > 1;
        String key = item ? path.get(path.size() - 2) : path.getLast();
        return switch (key) {
            case "dependsOn", "containerName" -> services(text);
            case "readOnly" -> List.of(new Word("true", "", Begins.BARE), new Word("false", "", Begins.BARE));
            default ->
                item
                        ? List.of()
                        : VALUES.getOrDefault(key, List.of()).stream()
                                .map(v -> text(v, ""))
                                .toList();
        };
    }

    /** Every name but the first, which is that of the stack in each dialect. */
    private static List<Word> services(String text) {
        Matcher names = NAME.matcher(text);
        return names.results()
                .limit(MOST_NAMES)
                .skip(1)
                .map(found -> found.group(1))
                .distinct()
                .map(name -> text(name, "of the services of this stack"))
                .toList();
    }
}

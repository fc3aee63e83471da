package dev.flotilla.app.split.find;

import dev.flotilla.app.stack.HostWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts an address in the place of a sibling's name.
 *
 * @param names of the sibling
 * @param address by which its host is reached
 * @param ports container ports to the host ports under which they are reached
 */
public record Addressing(Set<String> names, String address, Map<Integer, Integer> ports) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^{}]*}|\\$[A-Za-z_][A-Za-z0-9_]*");

    public Addressing {
        names = Set.copyOf(names);
        ports = Map.copyOf(ports);
    }

    /** @param count names that were replaced */
    public record Written(String text, int count) {}

    /**
     * What stands in variables ({@code ${X:-redis}}) is left alone and not counted.
     *
     * @param bare as in {@link HostWords#in}
     * @return empty when a port that the text means is reached under another number that the text cannot say
     */
    public Optional<Written> in(String text, boolean bare) {
        Map<String, String> known = names.stream().collect(Collectors.toMap(n -> n, n -> n));
        List<HostWords.Hit> hits = HostWords.in(withoutVariables(text), bare, known);
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (HostWords.Hit hit : hits) {
            out.append(text, at, hit.start());
            Optional<Integer> written = HitPorts.written(text, hit);
            Optional<Integer> meant = written.or(() -> HitPorts.ofScheme(text, hit));
            Optional<Integer> reached = meant.flatMap(p -> Optional.ofNullable(ports.get(p)));
            if (meant.isPresent() && reached.isEmpty()) {
                return Optional.empty();
            }
            at = hit.end();
            if (written.isPresent()) {
                at += 1
                        + text.substring(hit.end() + 1)
                                .replaceFirst("(?s)[^0-9].*", "")
                                .length();
                out.append(host(true)).append(':').append(reached.orElseThrow());
            } else if (reached.isPresent() && !reached.equals(meant)) {
                out.append(host(true)).append(':').append(reached.get());
            } else if (reached.isPresent() || isSame()) {
                boolean inUri = hit.start() > 0 && "/@".indexOf(text.charAt(hit.start() - 1)) >= 0;
                out.append(host(inUri));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Written(out.append(text.substring(at)).toString(), hits.size()));
    }

    /** Whether every port is reached under its own number. */
    private boolean isSame() {
        return !ports.isEmpty()
                && ports.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
    }

    private String host(boolean inBrackets) {
        return inBrackets && address.contains(":") ? "[" + address + "]" : address;
    }

    /** With characters that are part of no name in the place of variables, so that all else stays where it is. */
    private static String withoutVariables(String text) {
        return VARIABLE.matcher(text).replaceAll(m -> "\u0001".repeat(m.group().length()));
    }
}

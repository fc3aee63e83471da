package dev.flotilla.app.eject.words;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.secret.EnvValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The secrets of some containers, each under the name of a variable that stands for it in what is exported. A secret that stands in
 * a command or a health check as well is replaced there too, unless its text also stands where everybody reads it: a password
 * {@code postgres} is no secret in {@code image: postgres}.
 */
public final class Secrets {
    private static final int SHORTEST = 4;

    private final SortedMap<String, String> values;
    private final SortedMap<String, String> listed;
    private final List<Map.Entry<String, String>> sought;

    private Secrets(
            SortedMap<String, String> values,
            SortedMap<String, String> listed,
            List<Map.Entry<String, String>> sought) {
        this.values = Collections.unmodifiableSortedMap(values);
        this.listed = Collections.unmodifiableSortedMap(listed);
        this.sought = sought;
    }

    /**
     * Who has secrets.
     *
     * @param alsoCalled names that stand in the open
     */
    public record Bearer(String name, String image, List<String> alsoCalled, Map<String, EnvValue> environment) {}

    public static Secrets of(Collection<ContainerSpec> specs) {
        return ofBearers(specs.stream()
                .map(s -> new Bearer(
                        s.name(),
                        s.image(),
                        s.networks().stream().flatMap(n -> n.aliases().stream()).toList(),
                        s.values()))
                .toList());
    }

    /** In the order of the bearers: the first to have a name keeps it for its variable. */
    public static Secrets ofBearers(List<Bearer> bearers) {
        SortedMap<String, String> values = new TreeMap<>();
        Set<String> open = new HashSet<>();
        for (Bearer bearer : bearers) {
            open.add(bearer.name());
            open.addAll(List.of(bearer.image().split("[/:@]", -1)));
            open.addAll(bearer.alsoCalled());
            bearer.environment().forEach((name, value) -> {
                if (value.isSecret() && !value.isEmpty()) {
                    values.putIfAbsent(free(values, bearer.name(), name, value.reveal()), value.reveal());
                } else {
                    open.add(value.reveal());
                }
            });
        }
        List<Map.Entry<String, String>> sought = new ArrayList<>(values.entrySet());
        sought.removeIf(e -> e.getValue().length() < SHORTEST || open.contains(e.getValue()));
        sought.sort(Comparator.comparingInt(
                        (Map.Entry<String, String> e) -> -e.getValue().length())
                .thenComparing(Map.Entry::getKey));
        return new Secrets(values, values, List.copyOf(sought));
    }

    private static String free(Map<String, String> values, String bearer, String name, String value) {
        String plain = variable(name);
        String longer = variable(bearer + "_" + name);
        String wanted = plain;
        for (int n = 2; !value.equals(values.getOrDefault(wanted, value)); n++) {
            wanted = wanted.equals(plain) ? longer : longer + "_" + n;
        }
        return wanted;
    }

    private static String variable(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    /** Variable to secret, by name: those that whoever uses these texts has to have. */
    public SortedMap<String, String> values() {
        return listed;
    }

    /** The same, for a text that was made with them: only the variables that stand in it are listed. */
    public Secrets in(String shellText) {
        SortedMap<String, String> used = new TreeMap<>(values);
        used.keySet().removeIf(name -> !shellText.contains("\"${" + name + "}\""));
        return new Secrets(values, used, sought);
    }

    /** Whether the text of a secret is looked for elsewhere too. */
    public boolean isSought(String secret) {
        return sought.stream().anyMatch(e -> e.getValue().equals(secret));
    }

    public boolean isEmpty() {
        return listed.isEmpty();
    }

    /** A value of the environment: a secret one is its placeholder and nothing else. */
    public Words of(EnvValue value) {
        if (!value.isSecret() || value.isEmpty()) {
            return of(value.reveal());
        }
        return variableOf(value.reveal()).map(Words::secret).orElseGet(() -> of(value.reveal()));
    }

    /** A text in which secrets may stand. */
    public Words of(String text) {
        List<Words.Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Optional<Map.Entry<String, String>> here = startingAt(text, at);
            if (here.isPresent()) {
                if (!plain.isEmpty()) {
                    pieces.add(new Words.Piece.Plain(plain.toString()));
                    plain.setLength(0);
                }
                pieces.add(new Words.Piece.Secret(here.get().getKey()));
                at += here.get().getValue().length();
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (!plain.isEmpty() || pieces.isEmpty()) {
            pieces.add(new Words.Piece.Plain(plain.toString()));
        }
        return new Words(pieces);
    }

    private Optional<Map.Entry<String, String>> startingAt(String text, int at) {
        return sought.stream().filter(e -> text.startsWith(e.getValue(), at)).findFirst();
    }

    /** The variable that holds a value which is all secret. */
    public Optional<String> variable(EnvValue value) {
        return variableOf(value.reveal());
    }

    private Optional<String> variableOf(String secret) {
        return values.entrySet().stream()
                .filter(e -> e.getValue().equals(secret))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

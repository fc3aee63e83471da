package dev.flotilla.app.split.find;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HostWords;
import dev.flotilla.app.stack.Service;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which ports of a sibling a text means: its own number, its scheme's, a variable beside it, or what the sibling has. */
public final class HitPorts {
    private static final Pattern NUMBER = Pattern.compile("^:([0-9]{1,5})");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://[^\\s,;\"']*$");
    private static final Pattern HOST_END = Pattern.compile("(?i)(HOST|HOSTNAME|ADDR|ADDRESS|SERVER)$");

    private HitPorts() {}

    static List<Integer> of(Service consumer, String variable, String text, HostWords.Hit hit, Service target) {
        return written(text, hit)
                .or(() -> ofScheme(text, hit))
                .or(() -> beside(consumer, variable))
                .map(List::of)
                .orElseGet(() -> KnownPorts.of(target));
    }

    /** The number that follows the name. */
    public static Optional<Integer> written(String text, HostWords.Hit hit) {
        Matcher number = NUMBER.matcher(text.substring(hit.end()));
        return number.find() ? valid(number.group(1)) : Optional.empty();
    }

    /** What the scheme before the name stands for. */
    public static Optional<Integer> ofScheme(String text, HostWords.Hit hit) {
        Matcher scheme = SCHEME.matcher(text.substring(0, hit.start()));
        return scheme.find() ? KnownPorts.ofScheme(scheme.group(1)) : Optional.empty();
    }

    /** The name of the variable that holds the port of the host in this one, when there is one. */
    public static Optional<String> portVariable(Service consumer, String variable) {
        Matcher end = HOST_END.matcher(variable);
        if (!end.find()) {
            return Optional.empty();
        }
        String port = variable.substring(0, end.start())
                + (Character.isLowerCase(end.group().charAt(0)) ? "port" : "PORT");
        return consumer.environment().containsKey(port) ? Optional.of(port) : Optional.empty();
    }

    private static Optional<Integer> beside(Service consumer, String variable) {
        return portVariable(consumer, variable)
                .flatMap(name -> Optional.ofNullable(consumer.environment().get(name)))
                .map(EnvValue::reveal)
                .flatMap(HitPorts::valid);
    }

    private static Optional<Integer> valid(String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
    }
}

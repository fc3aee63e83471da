package dev.flotilla.app.doctor;

import dev.flotilla.app.secret.EnvValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets out of lines that others wrote: the values known as such, and what looks like one. */
public record Masks(List<String> secrets) {
    /** Shorter ones would blot out half of every line. */
    private static final int SHORTEST = 4;

    private static final int LONGEST_LINE = 400;
    private static final Pattern HEX = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern URI = Pattern.compile("(?<=[A-Za-z0-9+.-]{1,20}://[^/\\s:@]{0,99}:)[^/\\s@]+(?=@)");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([A-Z0-9_.-]{0,40}(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|CREDENTIAL)[A-Z0-9_]{0,20}\"?\\s*[=:]\\s*\"?)[^\\s\",;]+");

    public Masks {
        secrets = secrets.stream()
                .filter(s -> s.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static Masks of(Collection<ContainerFacts> containers) {
        return new Masks(containers.stream()
                .flatMap(c -> c.environment().values().stream())
                .filter(EnvValue::isSecret)
                .map(EnvValue::reveal)
                .flatMap(secret -> Stream.concat(Stream.of(secret), passwords(secret)))
                .toList());
    }

    /** Of a URI also the password by itself, as it is written and as it is meant. */
    private static Stream<String> passwords(String secret) {
        return URI.matcher(secret).results().map(MatchResult::group).flatMap(p -> Stream.of(p, meant(p)));
    }

    /** Percent signs read as a URI means them; enough for the characters that passwords are made of. */
    private static String meant(String encoded) {
        return HEX.matcher(encoded).replaceAll(found -> {
            char meant = (char) Integer.parseInt(found.group(1), 16);
            return Matcher.quoteReplacement(String.valueOf(meant));
        });
    }

    /** The line without secrets and control characters, cut where it is very long. */
    public String clean(String line) {
        String clean = line;
        for (String secret : secrets) {
            clean = clean.replace(secret, EnvValue.MASK);
        }
        clean = URI.matcher(clean).replaceAll(EnvValue.MASK);
        clean = NAMED.matcher(clean).replaceAll("$1" + EnvValue.MASK.replace("$", "\\$"));
        clean = clean.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return clean.length() > LONGEST_LINE ? clean.substring(0, LONGEST_LINE) + "…" : clean;
    }

    public Finding clean(Finding finding) {
        return new Finding(
                finding.code(),
                finding.level(),
                finding.target(),
                clean(finding.cause()),
                finding.evidence().stream().map(this::clean).toList(),
                clean(finding.remedy()),
                finding.deed());
    }
}

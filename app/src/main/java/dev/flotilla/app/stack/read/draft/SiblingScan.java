package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.stack.SiblingReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds texts that name a sibling as a host: {@code redis:6379}, {@code http://api/}, {@code user:pw@db}, the whole
 * value of a variable that holds a host. A bare word elsewhere is no reference: {@code POSTGRES_USER: postgres}.
 */
final class SiblingScan {
    /** Variables whose bare words are hosts. */
    private static final Pattern HOST_VARIABLE = Pattern.compile(
            "(?i)(?:^|.*[_.-])(?:HOST|HOSTS|HOSTNAME|HOSTNAMES|ADDR|ADDRS"
                    + "|ADDRESS|ADDRESSES|SERVER|SERVERS|URL|URLS|URI|ENDPOINT|ENDPOINTS|BROKER|BROKERS|PEERS|UPSTREAM|BACKEND|DSN)");

    private static final Pattern HOST_OPTION = Pattern.compile("-h|--?(?:host|hostname|server|address|addr|upstream)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final int LONGEST_TEXT = 100_000;

    private SiblingScan() {}

    static List<SiblingReference> of(List<ServiceDraft> services) {
        Map<String, String> names = new HashMap<>();
        for (ServiceDraft service : services) {
            service.containerName.ifPresent(n -> names.put(n.value(), service.name));
            service.networks.values().forEach(n -> n.value().forEach(alias -> names.put(alias, service.name)));
        }
        services.forEach(s -> names.put(s.name, s.name));
        Set<SiblingReference> found = new LinkedHashSet<>();
        for (ServiceDraft service : services) {
            String before = "";
            for (ServiceDraft.Words words : allWords(service)) {
                for (String to : named(words, before, names)) {
                    if (!to.equals(service.name)) {
                        found.add(new SiblingReference(service.name, to, words.place()));
                    }
                }
                before = words.name().isEmpty() ? words.text() : "";
            }
        }
        return List.copyOf(found);
    }

    private static List<ServiceDraft.Words> allWords(ServiceDraft service) {
        List<ServiceDraft.Words> all = new ArrayList<>();
        service.environment.forEach((key, at) -> all.add(new ServiceDraft.Words(key, at.value(), at.place())));
        all.addAll(service.words);
        return all;
    }

    private static Set<String> named(ServiceDraft.Words words, String before, Map<String, String> names) {
        Set<String> found = new LinkedHashSet<>();
        if (words.text().length() > LONGEST_TEXT) {
            return found;
        }
        boolean bare = words.name().isEmpty()
                ? HOST_OPTION.matcher(before).matches()
                : HOST_VARIABLE.matcher(words.name()).matches();
        Matcher matcher = WORD.matcher(words.text());
        while (matcher.find()) {
            String service = names.get(matcher.group());
            if (service != null && isHost(words.text(), matcher.start(), matcher.end(), bare)) {
                found.add(service);
            }
        }
        return found;
    }

    private static boolean isHost(String text, int start, int end, boolean bare) {
        boolean afterAuthority = (start > 0 && text.charAt(start - 1) == '@') || text.startsWith("//", start - 2);
        boolean beforePort = end + 1 < text.length() && text.charAt(end) == ':' && isDigit(text.charAt(end + 1));
        if (beforePort) {
            return start == 0 || text.charAt(start - 1) != '/' || afterAuthority;
        }
        if (afterAuthority) {
            return end == text.length() || "/?#,;\"' :".indexOf(text.charAt(end)) >= 0;
        }
        boolean alone = (start == 0 || ", ;".indexOf(text.charAt(start - 1)) >= 0)
                && (end == text.length() || ", ;".indexOf(text.charAt(end)) >= 0);
        return bare && alone;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

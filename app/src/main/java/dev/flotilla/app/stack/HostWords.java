package dev.flotilla.app.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells where a text uses a name as that of a host: {@code redis:6379}, {@code http://api/}, {@code user:pw@db}, the
 * whole value of a variable that holds a host. A bare word elsewhere is none: {@code POSTGRES_USER: postgres}.
 */
public final class HostWords {
    /** Variables whose bare words are hosts. */
    private static final Pattern HOST_VARIABLE = Pattern.compile(
            "(?i)(?:^|.*[_.-])(?:HOST|HOSTS|HOSTNAME|HOSTNAMES|ADDR|ADDRS"
                    + "|ADDRESS|ADDRESSES|SERVER|SERVERS|URL|URLS|URI|ENDPOINT|ENDPOINTS|BROKER|BROKERS|PEERS|UPSTREAM|BACKEND|DSN)");

    private static final Pattern HOST_OPTION = Pattern.compile("-h|--?(?:host|hostname|server|address|addr|upstream)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final int LONGEST_TEXT = 100_000;

    /** A name in a text. */
    public record Hit(int start, int end, String name) {}

    private HostWords() {}

    /**
     * @param bare whether a word that stands alone is a host too: see {@link #holdsHosts} and {@link #wantsHost}
     * @param names what counts as a name, each to what it stands for; hits carry the latter
     */
    public static List<Hit> in(String text, boolean bare, Map<String, String> names) {
        List<Hit> hits = new ArrayList<>();
        if (text.length() > LONGEST_TEXT) {
            return hits;
        }
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String stands = names.get(matcher.group());
            if (stands != null && isHost(text, matcher.start(), matcher.end(), bare)) {
                hits.add(new Hit(matcher.start(), matcher.end(), stands));
            }
        }
        return hits;
    }

    /** Whether bare words in the value of this variable are hosts. */
    public static boolean holdsHosts(String variable) {
        return HOST_VARIABLE.matcher(variable).matches();
    }

    /** Whether the word that follows this one in a command is a host: {@code -h redis}. */
    public static boolean wantsHost(String word) {
        return HOST_OPTION.matcher(word).matches();
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

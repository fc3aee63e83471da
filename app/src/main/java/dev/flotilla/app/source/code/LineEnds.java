package dev.flotilla.app.source.code;

/**
 * A text with its line ends as they are in its file, for a control that knows line feeds alone. What is not edited keeps its
 * line ends, however mixed; lines that come anew end as the first one does.
 *
 * @param text as in the file
 */
public record LineEnds(String text) {
    /** With line feeds alone. */
    public static String plain(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    public String plain() {
        return plain(text);
    }

    private String usual() {
        int feed = text.indexOf('\n');
        int back = text.indexOf('\r');
        return back >= 0 && (feed < 0 || back < feed) ? (feed == back + 1 ? "\r\n" : "\r") : "\n";
    }

    /** The text in which what changed in the control is changed, and nothing else. */
    public LineEnds with(String typed) {
        if (text.indexOf('\r') < 0) {
            return new LineEnds(typed);
        }
        String now = plain();
        int same = 0;
        int most = Math.min(now.length(), typed.length());
        while (same < most && now.charAt(same) == typed.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && now.charAt(now.length() - 1 - tail) == typed.charAt(typed.length() - 1 - tail)) {
            tail++;
        }
        String middle = typed.substring(same, typed.length() - tail).replace("\n", usual());
        return new LineEnds(text.substring(0, offset(same)) + middle + text.substring(offset(now.length() - tail)));
    }

    /** Where a character of the plain text stands in the text. */
    private int offset(int plain) {
        int at = 0;
        for (int seen = 0; seen < plain; seen++) {
            at += text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
        }
        return at;
    }
}

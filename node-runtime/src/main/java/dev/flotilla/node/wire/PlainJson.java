package dev.flotilla.node.wire;

/**
 * Walks over JSON of plain ASCII without escapes, allocating nothing. Each step says whether what it looks for stands there, and then
 * stands behind it; after a no the walk is over. One thread.
 */
final class PlainJson {
    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 40;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int from;
    private int length;
    private long number;

    void begin(byte[] text, int size) {
        bytes = text;
        at = 0;
        end = size;
    }

    /** Where the last text (between its quotes) or object (with its braces) began. */
    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** The last whole number. */
    long number() {
        return number;
    }

    boolean opens() {
        return take('{');
    }

    /** Nothing but blanks is left. */
    boolean ends() {
        return next() < 0;
    }

    boolean take(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The next byte that is no blank, or -1. */
    private int next() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    boolean text() {
        if (!take('"')) {
            return false;
        }
        int begin = at;
        while (at < end) {
            byte b = bytes[at++];
            if (b == '"') {
                from = begin;
                length = at - 1 - begin;
                return true;
            }
            if (b < ' ' || b == '\\' || b == 127) {
                return false;
            }
        }
        return false;
    }

    /** A number of digits alone that fits. */
    boolean whole() {
        int first = next();
        int begin = at;
        long value = 0;
        while (at < end && digit(bytes[at])) {
            value = value * 10 + bytes[at++] - '0';
        }
        int digits = at - begin;
        number = value;
        boolean stops = at < end && (bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ' ');
        return digits > 0 && stops && (first != '0' || digits == 1) && (digits < 19 || digits == 19 && first < '9');
    }

    boolean object() {
        if (next() != '{') {
            return false;
        }
        int begin = at;
        boolean good = any(0);
        from = begin;
        length = at - begin;
        return good;
    }

    boolean any() {
        return any(0);
    }

    private boolean any(int depth) {
        return depth < DEEPEST
                && switch (next()) {
                    case '{' -> members(depth);
                    case '[' -> elements(depth);
                    case '"' -> text();
                    case 't' -> word("true");
                    case 'f' -> word("false");
                    case 'n' -> word("null");
                    default -> figure();
                };
    }

    private boolean members(int depth) {
        at++;
        if (take('}')) {
            return true;
        }
        do {
            if (!text() || !take(':') || !any(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean elements(int depth) {
        at++;
        if (take(']')) {
            return true;
        }
        do {
            if (!any(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= end || bytes[at++] != word.charAt(i)) {
                return false;
            }
        }
        return parted();
    }

    /** As JSON has numbers: no leading zero, digits on both sides of the point. */
    private boolean figure() {
        int begin = at;
        if (at < end && bytes[at] == '-') {
            at++;
        }
        boolean zero = at < end && bytes[at] == '0';
        int whole = digits();
        boolean good = whole > 0 && (!zero || whole == 1);
        if (good && at < end && bytes[at] == '.') {
            at++;
            good = digits() > 0;
        }
        if (good && at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            good = digits() > 0;
        }
        return good && at - begin <= LONGEST_NUMBER && parted();
    }

    private int digits() {
        int begin = at;
        while (at < end && digit(bytes[at])) {
            at++;
        }
        return at - begin;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private boolean parted() {
        int next = at < end ? bytes[at] : -1;
        return next == ',' || next == '}' || next == ']' || next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}

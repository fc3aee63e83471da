package dev.flotilla.app.source.code;

/** JSON, in which no piece goes over the end of its line. */
public final class JsonLexer implements LineLexer {
    @Override
    public Lexed lex(String line, int state) {
        Tokens tokens = new Tokens(line);
        if (line.length() > LONGEST) {
            return new Lexed(tokens.found(), state);
        }
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"') {
                int end = closing(line, at);
                if (isKey(line, end)) {
                    tokens.add(at, end, TokenKind.KEY);
                } else {
                    tokens.add(at, end, TokenKind.TEXT);
                }
                at = end;
            } else if ("{}[]:,".indexOf(c) >= 0) {
                tokens.add(at, at + 1, TokenKind.SIGN);
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                int end = at;
                while (end < line.length() && "{}[]:,\" \t".indexOf(line.charAt(end)) < 0) {
                    end++;
                }
                tokens.bare(at, end);
                at = end;
            }
        }
        return new Lexed(tokens.found(), state);
    }

    /** Behind the quote that closes the one at an offset, or the end of the line. */
    static int closing(String line, int open) {
        for (int i = open + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return line.length();
    }

    private static boolean isKey(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }
}

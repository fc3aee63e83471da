package dev.flotilla.app.source.code;

/**
 * YAML, near enough for colours. A state says whether a line begins within quotes or within a text over lines, and how many
 * brackets are open.
 */
public final class YamlLexer implements LineLexer {
    private static final int PLAIN = 0;
    private static final int DOUBLE = 1;
    private static final int SINGLE = 2;
    private static final int BLOCK = 3;

    private static final int MOST_OPEN = 63;

    @Override
    public Lexed lex(String line, int state) {
        return new Run(line, state).done();
    }

    private static final class Run {
        private final String line;
        private final Tokens tokens;
        private int mode;
        private int open;
        /** Of a text over lines: its lines stand further in than this. */
        private int parent;

        private int at;

        Run(String line, int state) {
            this.line = line;
            this.tokens = new Tokens(line);
            this.mode = state & 3;
            this.open = state >> 2 & MOST_OPEN;
            this.parent = state >> 8;
        }

        Lexed done() {
            if (line.length() <= LONGEST) {
                line();
            }
            return new Lexed(tokens.found(), mode | open << 2 | (mode == BLOCK ? parent << 8 : 0));
        }

        private void line() {
            if (mode == BLOCK) {
                if (line.isBlank() || indent() > parent - 1) {
                    tokens.variables(0, line.length(), true);
                    return;
                }
                mode = PLAIN;
            }
            if (mode != PLAIN) {
                quoted(0, mode == DOUBLE ? '"' : '\'', true);
            } else if (line.startsWith("---") || line.startsWith("...")) {
                tokens.add(0, 3, TokenKind.SIGN);
                at = 3;
            } else if (line.startsWith("%")) {
                tokens.add(0, line.length(), TokenKind.COMMENT);
                at = line.length();
            }
            int column = 0;
            while (at < line.length()) {
                column = piece(column);
            }
        }

        private int indent() {
            int i = 0;
            while (i < line.length() && line.charAt(i) == ' ') {
                i++;
            }
            return i;
        }

        /** @param column of the key or dash to which what follows belongs; given back anew */
        private int piece(int column) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                tokens.add(at, line.length(), TokenKind.COMMENT);
                at = line.length();
            } else if ((c == '-' || c == '?') && open == 0 && blankAt(at + 1)) {
                int here = at;
                tokens.add(at, ++at, TokenKind.SIGN);
                return here;
            } else if (c == '[' || c == '{') {
                open = Math.min(MOST_OPEN, open + 1);
                tokens.add(at, ++at, TokenKind.SIGN);
            } else if (c == ']' || c == '}') {
                open = Math.max(0, open - 1);
                tokens.add(at, ++at, TokenKind.SIGN);
            } else if (c == ':' || c == ',' && open > 0) {
                tokens.add(at, ++at, TokenKind.SIGN);
            } else if (c == '&' || c == '*' || c == '!') {
                int to = wordEnd(at);
                tokens.add(at, to, TokenKind.ANCHOR);
                at = to;
            } else if ((c == '|' || c == '>') && open == 0 && isBlockHead()) {
                tokens.add(at, wordEnd(at), TokenKind.SIGN);
                at = wordEnd(at);
                mode = BLOCK;
                parent = column + 1;
            } else if (c == '"' || c == '\'') {
                int here = at;
                quoted(at + 1, c, false);
                return wasKey(here) ? here : column;
            } else {
                return scalar(column);
            }
            return column;
        }

        private boolean blankAt(int i) {
            return i >= line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t';
        }

        private int wordEnd(int from) {
            int to = from + 1;
            while (to < line.length() && !blankAt(to) && (open == 0 || ",[]{}".indexOf(line.charAt(to)) < 0)) {
                to++;
            }
            return to;
        }

        /** Only its own signs and perhaps a comment follow. */
        private boolean isBlockHead() {
            int to = wordEnd(at);
            for (int i = at + 1; i < to; i++) {
                if ("+-123456789".indexOf(line.charAt(i)) < 0) {
                    return false;
                }
            }
            String rest = line.substring(to).strip();
            return rest.isEmpty() || rest.startsWith("#");
        }

        /** From behind the quote, or from the beginning of a line that goes on with one. */
        private void quoted(int from, char quote, boolean goesOn) {
            int start = goesOn ? 0 : from - 1;
            int i = from;
            boolean closed = false;
            while (i < line.length() && !closed) {
                char c = line.charAt(i);
                if (quote == '"' && c == '\\') {
                    i += 2;
                } else if (c == quote && quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == '\'') {
                    i += 2;
                } else {
                    closed = c == quote;
                    i++;
                }
            }
            int end = Math.min(i, line.length());
            mode = closed ? PLAIN : quote == '"' ? DOUBLE : SINGLE;
            if (closed && colonAt(end)) {
                tokens.add(start, end, TokenKind.KEY);
            } else {
                tokens.variables(start, end, true);
            }
            at = end;
        }

        private boolean wasKey(int from) {
            Token last = tokens.found().isEmpty()
                    ? new Token(0, 0, TokenKind.SIGN)
                    : tokens.found().getLast();
            return last.kind() == TokenKind.KEY && last.start() == from;
        }

        /** A colon that ends a key stands there. */
        private boolean colonAt(int i) {
            return i < line.length()
                    && line.charAt(i) == ':'
                    && (blankAt(i + 1) || open > 0 && ",[]{}".indexOf(line.charAt(i + 1)) >= 0);
        }

        private int scalar(int column) {
            int from = at;
            int i = at;
            while (i < line.length()
                    && !colonAt(i)
                    && !(line.charAt(i) == '#' && i > from && blankAt(i - 1))
                    && !(open > 0 && ends(i))) {
                i++;
            }
            int end = i;
            while (end > from && blankAt(end - 1)) {
                end--;
            }
            at = Math.max(i, from + 1);
            if (colonAt(i)) {
                tokens.add(from, end, line.substring(from, end).equals("<<") ? TokenKind.ANCHOR : TokenKind.KEY);
                return from;
            }
            tokens.bare(from, end);
            return column;
        }

        /** A sign that ends a bare word within brackets; those of a variable belong to it. */
        private boolean ends(int i) {
            char c = line.charAt(i);
            boolean brace = c == '{' && i > 0 && line.charAt(i - 1) == '$'
                    || c == '}' && line.lastIndexOf("${", i) > line.lastIndexOf('}', i - 1);
            return !brace && ",[]{}".indexOf(c) >= 0;
        }
    }
}

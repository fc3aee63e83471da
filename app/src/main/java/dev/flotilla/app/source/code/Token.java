package dev.flotilla.app.source.code;

/**
 * A piece of a line that is more than plain.
 *
 * @param start and {@code end}: in characters of the line, the latter exclusive
 */
public record Token(int start, int end, TokenKind kind) {}

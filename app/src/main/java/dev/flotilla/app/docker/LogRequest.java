package dev.flotilla.app.docker;

/**
 * Which lines are wanted.
 *
 * @param tail how many of the past, 0 to 100,000
 * @param follow whether later lines are wanted too
 */
public record LogRequest(int tail, boolean follow) {}

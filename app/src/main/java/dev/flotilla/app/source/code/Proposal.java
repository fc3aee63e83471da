package dev.flotilla.app.source.code;

/**
 * A word that may be written where the caret stands.
 *
 * @param word as it is listed
 * @param insert what is written in its place
 * @param about it, in a few words; may be empty
 */
public record Proposal(String word, String insert, String about) {}

package dev.flotilla.app.stack;

import dev.flotilla.app.base.Place;

/**
 * A text of one service that names a sibling by the name it has on their shared network.
 *
 * @param from service whose text it is
 * @param to the sibling
 * @param where in the file
 */
public record SiblingReference(String from, String to, Place where) {}

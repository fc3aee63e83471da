package dev.flotilla.planted.base;

import dev.flotilla.planted.stack.Upper;

/** Uses a room above its own. */
record BreaksRooms(Upper upper) {}

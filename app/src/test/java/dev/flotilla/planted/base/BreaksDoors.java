package dev.flotilla.planted.base;

import dev.flotilla.planted.base.door.Opening;

/** Uses its own door. */
record BreaksDoors(Opening opening) {}

package dev.flotilla.app.eject.write;

import dev.flotilla.app.stack.Protocol;

/**
 * A port of one machine that another machine has to reach.
 *
 * @param address of the machine
 * @param source the address that needs it
 * @param why in words, such as {@code heartbeats of mosaic-1}
 */
record Door(String address, int port, Protocol protocol, String source, String why) {}

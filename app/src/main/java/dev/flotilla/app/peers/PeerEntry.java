package dev.flotilla.app.peers;

/**
 * One entry of {@code peers}.
 *
 * @param index in the list, from 0
 * @param heartbeatPort and {@code commsPort}: 1-65535
 */
public record PeerEntry(int index, String host, int heartbeatPort, int commsPort) {}

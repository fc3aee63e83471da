package dev.flotilla.node.console;

/** A node whose comms port can be asked. */
public record PingTarget(String name, String host, int commsPort) {}

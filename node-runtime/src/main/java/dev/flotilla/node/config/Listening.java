package dev.flotilla.node.config;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a node listens and how it wants to be found. Names are not looked up yet; port 0 is any free one.
 *
 * @param comms TCP; missing for a node without that face
 * @param control TCP; missing for a node that takes part in no agreement
 * @param advertised the host that heartbeats carry; missing when it follows from the bound address
 */
public record Listening(
        InetSocketAddress beat,
        Optional<InetSocketAddress> comms,
        Optional<InetSocketAddress> control,
        InetSocketAddress http,
        Optional<String> advertised) {}

package dev.flotilla.app.ui.monitor;

/** A row of the list by its key alone, so that the list keeps its rows while what they show changes. */
public sealed interface NodeEntry {
    record Group(String title, int count) implements NodeEntry {}

    record OfNode(String name) implements NodeEntry {}

    /**
     * Its heartbeats come here, and no watched node is it.
     *
     * @param name as it calls itself
     * @param host and {@code port}: what its heartbeats name as their sender
     * @param source from where its datagrams came; empty when that is not known
     */
    record Stranger(String name, String host, int port, String source) implements NodeEntry {
        /** As a person would reach it. */
        public String address() {
            return (source.isEmpty() ? host : source) + ":" + port;
        }
    }
}

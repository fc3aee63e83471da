package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.ui.kit.Item;

/** A line from one container to another. */
public sealed interface MapEdge {
    Item.OfContainer from();

    Item.OfContainer to();

    /** Whether it tells of something that should be looked at. */
    boolean isTrouble();

    default boolean touches(Item item) {
        return switch (item) {
            case Item.OfHost host ->
                from().host().equals(host.host()) || to().host().equals(host.host());
            case Item.OfContainer container -> from().equals(container) || to().equals(container);
        };
    }

    default boolean staysOnHost() {
        return from().host().equals(to().host());
    }

    /**
     * The consumer was told the address of the provider.
     *
     * @param label {@code POSTGRES_ENDPOINT=192.0.2.20:5432}, or the reason when it is broken
     */
    record Endpoint(Item.OfContainer from, Item.OfContainer to, String label, boolean broken) implements MapEdge {
        @Override
        public boolean isTrouble() {
            return broken;
        }
    }

    /** One starts after the other. */
    record StartOrder(Item.OfContainer from, Item.OfContainer to, String label) implements MapEdge {
        @Override
        public boolean isTrouble() {
            return false;
        }
    }

    /**
     * Two nodes that should hear each other.
     *
     * @param there how {@code to} hears {@code from}
     * @param back how {@code from} hears {@code to}
     * @param label on trouble, in words: "mosaic-1 to mosaic-3 not heard, 42 s"; else empty
     */
    record Beats(Item.OfContainer from, Item.OfContainer to, Heard there, Heard back, String label) implements MapEdge {
        @Override
        public boolean isTrouble() {
            return there.isTrouble() || back.isTrouble();
        }
    }

    /** How heartbeats of one direction arrive. */
    enum Heard {
        FRESH,
        /** For more than two periods. */
        LATE,
        SILENT,
        UNKNOWN;

        boolean isTrouble() {
            return this == LATE || this == SILENT;
        }
    }
}

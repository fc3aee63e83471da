package dev.flotilla.app.ui.canvas.tree;

import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRegion;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.kit.Item;
import java.util.Locale;
import java.util.Optional;

/** One line of the tree. */
sealed interface TreeEntry {
    /** The same for the same thing, however it is now. */
    Object key();

    Optional<Item> item();

    /** As a screen reader says it. */
    String sentence();

    record OfFleet() implements TreeEntry {
        @Override
        public Object key() {
            return "fleet";
        }

        @Override
        public Optional<Item> item() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            return "Fleet";
        }
    }

    record OfRegion(MapRegion region) implements TreeEntry {
        @Override
        public Object key() {
            return "region " + region.name();
        }

        @Override
        public Optional<Item> item() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            return region.name() + ", " + region.summary();
        }
    }

    record OfHost(MapHost host) implements TreeEntry {
        @Override
        public Object key() {
            return host.item();
        }

        @Override
        public Optional<Item> item() {
            return Optional.of(host.item());
        }

        @Override
        public String sentence() {
            return host.sentence();
        }
    }

    record OfRow(MapHost host, MapRow row) implements TreeEntry {
        @Override
        public Object key() {
            return row.item();
        }

        @Override
        public Optional<Item> item() {
            return Optional.of(row.item());
        }

        @Override
        public String sentence() {
            return row.sentence(host.name());
        }

        /** Whether a filter text, in lower case, is in its name, image, port, stack or host. */
        boolean matches(String filter) {
            String all = row.name() + " " + row.image() + " " + row.note() + " " + row.stack() + " " + host.name();
            return all.toLowerCase(Locale.ROOT).contains(filter);
        }
    }
}

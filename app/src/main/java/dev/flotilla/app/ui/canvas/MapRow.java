package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;

/**
 * A container on its host's card.
 *
 * @param note at the right: its port, its age or its trouble
 * @param trouble the note is in the colour of the status
 * @param node sends heartbeats: the note is the age of the last one
 * @param forwardsTo name of the host that a forwarder stands in for; empty for a container of its own
 * @param stack name of its stack; empty when it belongs to none
 * @param image for the filter
 * @param seenLongAgo its host does not answer
 * @param edited it was put on another host by hand; not applied yet
 * @param running whether its container runs
 * @param oldBeat the monitor stands still: the note is of before, and nothing is known of now
 * @param wave in which it starts, from 1; 0 when that is not shown
 */
public record MapRow(
        Item.OfContainer item,
        String name,
        Status status,
        String note,
        boolean trouble,
        boolean node,
        String forwardsTo,
        String stack,
        String image,
        boolean seenLongAgo,
        boolean edited,
        boolean running,
        boolean oldBeat,
        int wave) {
    public boolean isForwarder() {
        return !forwardsTo.isEmpty();
    }

    /** As a screen reader says it: the status first. */
    public String sentence(String host) {
        String kind = isForwarder() ? ", forwarder to " + forwardsTo : "";
        return status.word() + ", " + name + " on " + host + kind + (note.isEmpty() ? "" : ", " + note)
                + (oldBeat ? " ago, not watched now" : "")
                + (wave == 0 ? "" : ", starts in wave " + wave) + (edited ? ", to be moved, not applied" : "");
    }
}

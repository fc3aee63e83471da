package dev.flotilla.app.peers;

import dev.flotilla.app.base.Place;
import java.util.Optional;

/**
 * Something that keeps nodes from hearing one another, or will.
 *
 * @param code FL-301x, one per kind
 * @param station name of the configuration in which it stands
 * @param cause one sentence
 * @param evidence what was seen, in the words of the files
 * @param remedy what to do, one sentence
 * @param mend the edit that does it; empty where it is not ours to do
 */
public record Finding(
        String code,
        Severity severity,
        String station,
        Place place,
        String cause,
        String evidence,
        String remedy,
        Optional<Mend> mend) {
    public enum Severity {
        /** It cannot work. */
        ERROR,
        /** It may work, and somebody will be surprised. */
        WARNING
    }
}

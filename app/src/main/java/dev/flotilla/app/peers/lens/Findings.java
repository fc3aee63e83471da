package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.PeerEntry;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonPath;
import java.util.Optional;

/** How rules write down what they found. */
final class Findings {
    private Findings() {}

    static JsonPath path(PeerEntry peer) {
        return JsonPath.of("peers").then(peer.index());
    }

    /** @param path where it stands; the nearest value that exists is pointed at */
    static Finding error(
            String code,
            Station station,
            JsonPath path,
            String cause,
            String evidence,
            String remedy,
            Optional<Mend> mend) {
        return new Finding(
                code, Finding.Severity.ERROR, station.name(), place(station, path), cause, evidence, remedy, mend);
    }

    static Finding warning(
            String code,
            Station station,
            JsonPath path,
            String cause,
            String evidence,
            String remedy,
            Optional<Mend> mend) {
        return new Finding(
                code, Finding.Severity.WARNING, station.name(), place(station, path), cause, evidence, remedy, mend);
    }

    private static Place place(Station station, JsonPath path) {
        return station.text().place(path);
    }
}

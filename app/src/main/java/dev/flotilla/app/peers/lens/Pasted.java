package dev.flotilla.app.peers.lens;

import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.PastedSecrets;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FL-3023: a key or a password stands in a configuration itself. */
final class Pasted implements Rule {
    @Override
    public List<Finding> look(Neighbours all) {
        List<Finding> found = new ArrayList<>();
        for (Station station : all.stations()) {
            for (JsonPath path : PastedSecrets.in(station.text())) {
                found.add(Findings.error(
                        "FL-3023",
                        station,
                        path,
                        station.name() + " has a key or a password in its configuration itself.",
                        path + " holds a PEM block or a URI with a password",
                        "Put it into a file on the host, mount that, and name it here; then make a new secret.",
                        Optional.of(new Mend.Remove(station.name(), "Take it out of " + path, path))));
            }
        }
        return found;
    }
}

package dev.flotilla.app.peers.lens;

import dev.flotilla.app.peers.Finding;
import java.util.List;

/** Looks for one kind of mistake in all configurations together. */
interface Rule {
    List<Finding> look(Neighbours all);
}

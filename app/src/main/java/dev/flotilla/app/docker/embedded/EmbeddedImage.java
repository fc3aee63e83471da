package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.ImageFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one image that embedded engines run: {@code flotilla-node}, by whatever tag. */
final class EmbeddedImage {
    static final String NAME = "flotilla-node";
    /** Says which image it is; nothing is computed from it. */
    static final String ID = "embedded:flotilla-node";

    private EmbeddedImage() {}

    static boolean is(String reference) {
        return reference.equals(NAME) || reference.startsWith(NAME + ":");
    }

    static Optional<ImageFacts> facts(String reference, String architecture) {
        return is(reference)
                ? Optional.of(new ImageFacts(ID, List.of(reference), List.of(), architecture, 0, Map.of(), true))
                : Optional.empty();
    }

    static void check(String reference) {
        if (!is(reference)) {
            throw new EngineException(new EngineProblem.ImageRefused(
                    reference, "An embedded host runs nodes of Flotilla only, image " + NAME));
        }
    }
}

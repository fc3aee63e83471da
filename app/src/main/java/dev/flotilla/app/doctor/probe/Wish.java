package dev.flotilla.app.doctor.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be examined, and how.
 *
 * @param targets one with its neighbours, or several and what is between those; none is everything
 * @param helpers whether helper containers were allowed
 * @param image of the helpers: it needs bash
 * @param nodeTls folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, for nodes with TLS
 */
public record Wish(List<String> targets, boolean helpers, String image, Optional<Path> nodeTls) {
    public static final String USUAL_IMAGE = "flotilla-node";

    public Wish {
        targets = List.copyOf(targets);
    }
}

package dev.flotilla.app.stack.read.draft;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a dialect knows besides the text.
 *
 * @param folder that relative paths start from
 * @param nameless name of a stack whose text gives none
 * @param environment for variables in the text
 */
public record Surroundings(Path folder, String nameless, Map<String, String> environment, SideFiles sideFiles) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}

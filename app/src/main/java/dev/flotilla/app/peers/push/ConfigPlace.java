package dev.flotilla.app.peers.push;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.secret.EnvValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a container reads its configuration: {@code --config} of its command, else {@code MOSAIC_CONFIG}, else
 * {@code mosaic.config} where it begins, which is {@code /app} in the images of all these nodes.
 *
 * @param path absolute, inside the container
 * @param command with the new path in place of the old; empty when the command says nothing of it
 * @param fixed whether the image's entrypoint itself says the path, so that nothing can be put in its place
 */
record ConfigPlace(String path, Optional<List<String>> command, boolean fixed) {
    private static final String OPTION = "--config";
    private static final String WORKING_FOLDER = "/app";

    static ConfigPlace of(ContainerDetail detail) {
        Optional<Named> said = named(detail.command());
        Optional<Named> entrypoint = named(detail.entrypoint());
        if (said.isEmpty() && entrypoint.isPresent()) {
            return new ConfigPlace(absolute(entrypoint.get().path()), Optional.empty(), true);
        }
        Optional<String> variable = Optional.ofNullable(detail.environment().get(PushNames.VARIABLE))
                .map(EnvValue::reveal)
                .filter(value -> !value.isBlank());
        String path = said.map(Named::path).or(() -> variable).orElse(PushNames.FILE);
        return new ConfigPlace(absolute(path), said.map(Named::replaced), false);
    }

    private record Named(String path, List<String> replaced) {}

    private static Optional<Named> named(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            List<String> replaced = new ArrayList<>(words);
            if (words.get(i).equals(OPTION) && i + 1 < words.size()) {
                replaced.set(i + 1, PushNames.PATH);
                return Optional.of(new Named(words.get(i + 1), replaced));
            }
            if (words.get(i).startsWith(OPTION + "=")) {
                replaced.set(i, OPTION + "=" + PushNames.PATH);
                return Optional.of(new Named(words.get(i).substring(OPTION.length() + 1), replaced));
            }
        }
        return Optional.empty();
    }

    private static String absolute(String path) {
        String relative = path.startsWith("./") ? path.substring(2) : path;
        return path.startsWith("/") ? path : WORKING_FOLDER + "/" + relative;
    }
}

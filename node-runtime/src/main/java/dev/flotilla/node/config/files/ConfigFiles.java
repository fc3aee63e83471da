package dev.flotilla.node.config.files;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.ConfigFile;
import dev.flotilla.node.config.ConfigProblem;
import dev.flotilla.node.config.ConfigReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds and reads the configuration of a node that is a process of its own. */
public final class ConfigFiles {
    private static final String USUAL = "mosaic.config";

    private ConfigFiles() {}

    /**
     * Reads the file that was asked for, else that of MOSAIC_CONFIG, else ./mosaic.config where there is one. The boot number is 0 yet.
     *
     * @param asked for by --config
     * @throws NodeStartException with file, line, key and value of all that is wrong
     */
    public static NodeConfig read(Optional<Path> asked, Map<String, String> environment) throws NodeStartException {
        Optional<Path> named = asked.or(() -> Optional.ofNullable(environment.get("MOSAIC_CONFIG"))
                .filter(text -> !text.isBlank())
                .map(Path::of));
        Path file = named.orElse(Path.of(USUAL));
        ConfigFile parsed = named.isPresent() || Files.exists(file) ? parse(file) : ConfigFile.none();
        return switch (ConfigReader.read(parsed, environment, ConfigFiles::unnamed, 0)) {
            case ConfigReader.Result.Good(NodeConfig config) -> config;
            case ConfigReader.Result.Wrong(List<ConfigProblem> problems) -> throw wrong(problems);
        };
    }

    private static ConfigFile parse(Path file) throws NodeStartException {
        String text;
        try {
            if (Files.size(file) > ConfigFile.LONGEST) {
                throw new NodeStartException("The configuration " + file + " is longer than 1 MiB.", "");
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            String why = Files.exists(file) ? "it cannot be read" : "there is no such file";
            throw new NodeStartException("The configuration " + file + " was asked for, but " + why + ".", "");
        }
        return switch (ConfigFile.parse(file.toString(), text)) {
            case ConfigFile.Parsed.Whole(ConfigFile whole) -> whole;
            case ConfigFile.Parsed.Broken(ConfigProblem problem) -> throw wrong(List.of(problem));
        };
    }

    private static NodeStartException wrong(List<ConfigProblem> problems) {
        return new NodeStartException(
                problems.stream().map(ConfigProblem::sentence).collect(Collectors.joining("\n")), "");
    }

    /** The name an earlier start has kept, else the host's; a second node on the host differs by its port. */
    private static String unnamed(Optional<Path> state, int beatPort) {
        return state.flatMap(StateFolder::keptName).orElseGet(() -> hostName() + "-" + beatPort);
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
            return name.matches("[A-Za-z0-9].*") ? name.substring(0, Math.min(name.length(), 100)) : "node";
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}

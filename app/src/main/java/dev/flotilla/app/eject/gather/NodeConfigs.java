package dev.flotilla.app.eject.gather;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.source.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads configurations of nodes as they are, byte for byte, and tells whose they are. */
public final class NodeConfigs {
    private static final int MOST_BYTES = 4 * JsonText.LONGEST;
    /** Keys that only nodes of ours have. */
    private static final Pattern OURS =
            Pattern.compile("\"(?:node_id|role|control_port|http_port|advertise_host)\"\\s*:");

    private NodeConfigs() {}

    /**
     * @param typed as the user named it
     * @param address when the user said where its node is
     */
    public record Named(String typed, Path file, Optional<String> address) {}

    /** In the order of the files; FL-3005 and the reader's own problems for those that cannot be used. */
    public static Outcome<List<NodeSource>> read(List<Named> files, NetworkMode mode) {
        List<NodeSource> nodes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Named named : files) {
            switch (text(named).then(text -> node(named, text, mode, taken))) {
                case Outcome.Ok<NodeSource>(NodeSource node) -> nodes.add(node);
                case Outcome.Failed<NodeSource> failed -> problems.addAll(failed.problems());
            }
        }
        return problems.isEmpty() ? Outcome.ok(located(nodes)) : Outcome.failed(problems);
    }

    /**
     * A node whose address nobody said and whose file does not tell: its peers know it. Where all others have exactly one peer that is
     * nobody else, that is it.
     */
    private static List<NodeSource> located(List<NodeSource> nodes) {
        List<NodeSource> done = new ArrayList<>();
        for (NodeSource node : nodes) {
            Set<String> candidates = new HashSet<>();
            for (NodeSource other : nodes) {
                if (!other.equals(node)) {
                    peers(other).forEach(candidates::add);
                }
            }
            candidates.removeAll(peers(node));
            nodes.forEach(other -> other.address().ifPresent(candidates::remove));
            boolean known = node.address().isPresent() || candidates.size() != 1;
            done.add(
                    known
                            ? node
                            : new NodeSource(
                                    node.name(),
                                    node.text(),
                                    Optional.of(candidates.iterator().next()),
                                    node.mode(),
                                    node.image(),
                                    node.ours()));
        }
        return done;
    }

    private static List<String> peers(NodeSource node) {
        return switch (JsonText.read(node.name(), node.text()).then(ConfigReader::read)) {
            case Outcome.Ok<NodeConfig>(NodeConfig config) ->
                config.peers().stream().map(p -> p.host()).toList();
            case Outcome.Failed<NodeConfig> failed -> List.of();
        };
    }

    private static Outcome<NodeSource> node(Named named, String text, NetworkMode mode, Set<String> taken) {
        return JsonText.read(named.typed(), text).then(ConfigReader::read).map(config -> {
            boolean ours = OURS.matcher(text).find();
            Optional<String> said =
                    config.advertised().or(() -> Optional.of(config.bind()).filter(NodeConfigs::isOne));
            String base = config.nodeId().orElseGet(() -> folder(named.file()));
            String name = base;
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = base + "-" + n;
            }
            return new NodeSource(
                    name,
                    text,
                    named.address().or(() -> said),
                    mode,
                    ours ? NodeSource.OUR_IMAGE : NodeSource.MOSAIC_IMAGE,
                    ours);
        });
    }

    /** How the fleet keeps it: what it stores in volumes, with the image of its kind. */
    static NodeSetup setup(NodeSource node) {
        String name = node.name().replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        String plain = name.isEmpty() ? "node" : name.substring(0, Math.min(63, name.length()));
        return NodeSetup.of(plain, node.text())
                .at(Optional.empty(), node.address())
                .from(
                        node.image(),
                        NodeSetup.USUAL_RESTART,
                        Stream.of("data", "models", "plans", "state")
                                .map(kept -> plain + "-" + kept + ":/app/" + kept)
                                .toList());
    }

    private static boolean isOne(String bind) {
        return !bind.equals("0.0.0.0") && !bind.equals("::") && !bind.equals("localhost") && !bind.startsWith("127.");
    }

    /** The folder names a node whose file does not; a file that is not called mosaic.config names itself. */
    private static String folder(Path file) {
        String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        if (!name.equals("mosaic.config")) {
            return name.replaceFirst("\\.(?:json|config)$", "");
        }
        return Optional.ofNullable(file.toAbsolutePath().getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("node");
    }

    private static Outcome<String> text(Named named) {
        try (InputStream in = Files.newInputStream(named.file())) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            return Outcome.ok(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return refused(named, "is not UTF-8 text");
        } catch (NoSuchFileException e) {
            return refused(named, "does not exist");
        } catch (IOException e) {
            return refused(named, "cannot be read");
        }
    }

    private static Outcome<String> refused(Named named, String why) {
        return Outcome.failed(Problem.of("FL-3005", named.typed() + " " + why + ".", "Look at the path."));
    }
}

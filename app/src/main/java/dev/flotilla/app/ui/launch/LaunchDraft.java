package dev.flotilla.app.ui.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.Growth;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.launch.source.EnvironmentText;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.ImageReference;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is typed into the form.
 *
 * @param base empty while nobody has typed one: then that of the folder or image counts
 * @param count 1 to {@link Growth#MOST}
 * @param environment K=V lines for new nodes
 * @param hosts for new nodes
 * @param buildOn empty for the first of them
 */
record LaunchDraft(
        boolean fromFolder,
        String folder,
        String image,
        String base,
        int count,
        String port,
        String environment,
        Set<HostId> hosts,
        Optional<HostId> buildOn,
        boolean replace) {
    /** A field that can be wrong. */
    enum Part {
        SOURCE,
        BASE,
        PORT,
        ENVIRONMENT,
        HOSTS
    }

    LaunchDraft {
        hosts = Set.copyOf(hosts);
        count = Math.clamp(count, 1, Growth.MOST);
    }

    static LaunchDraft blank(Set<HostId> hosts) {
        return new LaunchDraft(true, "", "", "", 3, "", "", hosts, Optional.empty(), false);
    }

    LaunchDraft withSource(boolean isFolder, String text) {
        return new LaunchDraft(
                isFolder,
                isFolder ? text : folder,
                isFolder ? image : text,
                base,
                count,
                port,
                environment,
                hosts,
                buildOn,
                replace);
    }

    LaunchDraft withBase(String next) {
        return new LaunchDraft(fromFolder, folder, image, next, count, port, environment, hosts, buildOn, replace);
    }

    LaunchDraft withCount(int next) {
        return new LaunchDraft(fromFolder, folder, image, base, next, port, environment, hosts, buildOn, replace);
    }

    LaunchDraft withPort(String next) {
        return new LaunchDraft(fromFolder, folder, image, base, count, next, environment, hosts, buildOn, replace);
    }

    LaunchDraft withEnvironment(String next) {
        return new LaunchDraft(fromFolder, folder, image, base, count, port, next, hosts, buildOn, replace);
    }

    LaunchDraft withHosts(Set<HostId> next) {
        return new LaunchDraft(fromFolder, folder, image, base, count, port, environment, next, buildOn, replace);
    }

    /** On these hosts, else those of before; where none of them is there, on all with a Docker Engine. */
    LaunchDraft on(Set<HostId> wanted, List<Host> active) {
        Set<HostId> next = wanted.isEmpty() ? hosts : wanted;
        if (active.stream().anyMatch(host -> next.contains(host.id()))) {
            return withHosts(next);
        }
        List<Host> docker = active.stream().filter(h -> !h.isEmbedded()).toList();
        return withHosts(
                (docker.isEmpty() ? active : docker).stream().map(Host::id).collect(Collectors.toSet()));
    }

    LaunchDraft withBuildOn(Optional<HostId> next) {
        return new LaunchDraft(fromFolder, folder, image, base, count, port, environment, hosts, next, replace);
    }

    LaunchDraft withReplace(boolean next) {
        return new LaunchDraft(fromFolder, folder, image, base, count, port, environment, hosts, buildOn, next);
    }

    /** The folder, where what is typed is the path of one. */
    private Optional<Path> path() {
        try {
            return folder.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(folder.strip()).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The base that counts: the typed one, else that of the folder or image; it may be no good. */
    String effectiveBase() {
        if (!base.isBlank()) {
            return base.strip();
        }
        return fromFolder
                ? path().map(Path::getFileName).map(Path::toString).orElse("")
                : NodeBase.ofImage(image.strip());
    }

    /** Of the hosts that there are. */
    List<Host> chosen(List<Host> all) {
        return all.stream().filter(host -> hosts.contains(host.id())).toList();
    }

    private Optional<Integer> number() {
        return port.strip().matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.parseInt(port.strip())) : Optional.empty();
    }

    /** What is wrong, by field; nothing is looked at outside. */
    Map<Part, Problem> problems(List<Host> all) {
        Map<Part, Problem> wrong = new EnumMap<>(Part.class);
        if (fromFolder && path().isEmpty()) {
            wrong.put(Part.SOURCE, problem("FL-6103", "Choose a folder with a Dockerfile."));
        } else if (!fromFolder && !ImageReference.isValid(image.strip())) {
            wrong.put(Part.SOURCE, problem("FL-6103", "Write the name of an image, such as redis:7."));
        } else if (NodeBase.read(effectiveBase()) instanceof Outcome.Failed<NodeBase> failed) {
            wrong.put(Part.BASE, failed.first());
        }
        boolean typed = !port.isBlank();
        if (typed && (number().isEmpty() || number().get() + count - 1 > 65_535)) {
            wrong.put(Part.PORT, problem("FL-6107", "Write a port from 1 to " + (65_536 - count) + ", or none."));
        }
        if (EnvironmentText.lines(environment, "", Map.of()) instanceof Outcome.Failed<Map<String, EnvValue>> failed) {
            wrong.put(Part.ENVIRONMENT, failed.first());
        }
        if (chosen(all).isEmpty()) {
            wrong.put(Part.HOSTS, problem("FL-6105", "Choose a host at least."));
        }
        return wrong;
    }

    private static Problem problem(String code, String message) {
        return Problem.of(code, message, "");
    }

    /** Empty while something is wrong. */
    Optional<LaunchOrder> order(List<Host> all) {
        if (!problems(all).isEmpty()
                || !(NodeBase.read(effectiveBase()) instanceof Outcome.Ok<NodeBase>(NodeBase name))
                || !(EnvironmentText.lines(environment, "", Map.of())
                        instanceof Outcome.Ok<Map<String, EnvValue>>(Map<String, EnvValue> variables))) {
            return Optional.empty();
        }
        LaunchOrder.Source source = fromFolder
                ? new LaunchOrder.Source.Folder(path().orElseThrow())
                : new LaunchOrder.Source.Image(image.strip());
        return Optional.of(new LaunchOrder(
                name,
                source,
                Optional.of(count),
                chosen(all),
                buildOn.flatMap(
                        id -> all.stream().filter(h -> h.id().equals(id)).findFirst()),
                number(),
                variables,
                replace));
    }
}

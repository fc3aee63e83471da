package dev.flotilla.app.eject.write;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.StackSource;
import dev.flotilla.app.eject.words.EnvText;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.WishedStack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From a project to all its files. */
public final class Ejection {
    private final Project project;
    private final boolean reveal;
    private final List<BundleFile> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final Folders hosts = new Folders();

    private Ejection(Project project, boolean reveal) {
        this.project = project;
        this.reveal = reveal;
    }

    /** @param reveal writes secrets out; placeholders stand for them otherwise */
    public static Bundle of(Project project, boolean reveal) {
        return new Ejection(project, reveal).bundle();
    }

    private Bundle bundle() {
        List<HostWork> works = new ArrayList<>();
        Map<String, String> stackFiles = new HashMap<>();
        Folders stacks = new Folders();
        for (StackSource source : project.stacks()) {
            String folder = "stacks/" + stacks.of(source.stack().name()) + "/";
            source(source, folder, stackFiles);
            source.plan().ifPresent(plan -> works.addAll(onHosts(source, HostWork.of(source.stack(), plan))));
            source.unplanned().stream()
                    .map(Problem::message)
                    .forEach(m -> notes.add("Stack " + source.stack().name() + " has no scripts: " + m));
        }
        project.unread().stream()
                .map(p -> "A stack file cannot be read, so its stack has no files here: " + p.message())
                .forEach(notes::add);
        List<NodeSource> nodes = NodeFiles.all(project.fleet(), project.nodes());
        files.addAll(NodeFiles.files(nodes));
        List<CanaryScript.Member> canary = CanaryScript.members(project.fleet());
        if (!canary.isEmpty()) {
            files.add(BundleFile.script("canary/deploy.sh", CanaryScript.of(canary)));
        }
        project.fleet().nodes().stream()
                .filter(NodeFiles::isCanary)
                .filter(n ->
                        canary.stream().noneMatch(m -> m.id().equals(n.nodeId().orElse(n.name()))))
                .map(Node::name)
                .forEach(
                        n -> notes.add("Node " + n + " is not in canary/deploy.sh: its id does not begin with node-."));
        files.addAll(FirewallFiles.of(project, Doors.of(project, nodes, works), hosts));
        files.add(BundleFile.text(FleetText.FILE, FleetText.of(project.fleet(), stackFiles, NodeFiles.configs(nodes))));
        files.add(ReadmeText.of(project.fleet().name(), order, notes, !nodes.isEmpty(), !canary.isEmpty()));
        return Bundle.of(files, notes);
    }

    private void source(StackSource source, String folder, Map<String, String> stackFiles) {
        HiddenSource.Hidden hidden = HiddenSource.of(source, reveal);
        hidden.files()
                .forEach((name, text) -> files.add(new BundleFile(
                        folder + name,
                        text,
                        reveal && !name.equals(source.fileName()) ? BundleFile.Kind.SECRET : BundleFile.Kind.TEXT)));
        notes.addAll(hidden.notes());
        project.fleet().stacks().values().stream()
                .map(WishedStack::name)
                .filter(source.stack().name()::equals)
                .forEach(name -> stackFiles.put(name, folder + source.fileName()));
    }

    /** Hosts whose services others wait for come first; the first of all has the main file, the others are its workers. */
    private List<HostWork> onHosts(StackSource source, List<HostWork> works) {
        List<HostWork> sorted = works.stream()
                .sorted(Comparator.comparingInt((HostWork w) -> depth(source, w)))
                .toList();
        Secrets all =
                Secrets.of(sorted.stream().flatMap(w -> w.specs().stream()).toList());
        for (int i = 0; i < sorted.size(); i++) {
            HostWork work = sorted.get(i);
            String folder = "hosts/" + hosts.of(work.hostName()) + "/"
                    + BundleFile.part(source.stack().name()) + "/";
            // A password of one service may stand in the command of another, on whatever host.
            Secrets secrets = all.in(RunScript.of(work, all));
            files.add(BundleFile.script(folder + "run.sh", RunScript.of(work, secrets)));
            files.add(BundleFile.text(
                    folder + (i == 0 ? "docker-compose.yml" : "docker-compose.worker.yml"),
                    ComposeFile.of(work, secrets)));
            if (!secrets.isEmpty()) {
                files.add(BundleFile.text(folder + ".env.example", EnvText.example(secrets.values())));
                if (reveal) {
                    files.add(
                            new BundleFile(folder + ".env", EnvText.filled(secrets.values()), BundleFile.Kind.SECRET));
                }
            }
            order.add(folder + "run.sh");
        }
        return sorted;
    }

    /** How long the chains are that lead to what it runs. */
    private static int depth(StackSource source, HostWork work) {
        Map<String, Integer> depths = source.stack().depths();
        return work.work().stream()
                .mapToInt(w -> depths.getOrDefault(w.service().name(), 0))
                .min()
                .orElse(0);
    }
}

package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.MountText;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.Optional;

/** One entry of {@code volumes}, {@code volumeMounts} or {@code volumeMount}. */
final class GraphiumMounts {
    private final ServiceDraft draft;
    private final Surroundings around;

    GraphiumMounts(ServiceDraft draft, Surroundings around) {
        this.draft = draft;
        this.around = around;
    }

    void read(Node node) {
        if (!node.isTable()) {
            node.text().ifPresent(text -> add(MountText.read(text, around.folder(), around.environment()), node));
            return;
        }
        Fields mount = node.fields();
        String source =
                mount.takeAny("source", "name", "hostPath").flatMap(Node::text).orElse("");
        String target = mount.takeAny("target", "mountPath", "containerPath")
                .flatMap(Node::text)
                .orElse("");
        boolean readOnly =
                mount.takeAny("readOnly", "read_only").flatMap(Node::bool).orElse(false);
        String type = mount.take("type").flatMap(Node::text).orElse(MountText.isPath(source) ? "bind" : "volume");
        mount.ignore("@type", "driver");
        mount.keepRest();
        if (!MountText.absolute(target)) {
            node.error(ReadCode.VALUE, MountText.notAbsolute(target), "Write a path that begins with /");
            return;
        }
        switch (type) {
            case "volume" ->
                add(
                        source.isEmpty()
                                ? new MountText.Read(
                                        Optional.of(new Mount.Anonymous(target, readOnly)), Optional.empty())
                                : MountText.named(source, target, readOnly),
                        node);
            case "bind" -> add(MountText.bind(source, target, readOnly, around.folder(), around.environment()), node);
            case "tmpfs" ->
                add(new MountText.Read(Optional.of(new Mount.Tmpfs(target, 0, readOnly)), Optional.empty()), node);
            default ->
                node.error(ReadCode.VALUE, "\"" + type + "\" is no kind of mount", "Write volume, bind or tmpfs");
        }
    }

    private void add(MountText.Read read, Node at) {
        read.wrong().ifPresent(wrong -> at.error(ReadCode.VALUE, wrong, "Write a volume or a path, and its target"));
        read.mount().ifPresent(mount -> {
            draft.mounts.add(new ServiceDraft.At<>(mount, at.place()));
            if (mount instanceof Mount.Bind bind && bind.source().endsWith("/docker.sock")) {
                draft.pinnedBy.add("it uses the engine's socket");
            }
        });
    }
}

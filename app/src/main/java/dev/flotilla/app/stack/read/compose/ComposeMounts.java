package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.MountText;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.Optional;

/** {@code volumes} in both forms, and {@code tmpfs}. */
final class ComposeMounts {
    private final ServiceDraft draft;
    private final Surroundings around;

    private ComposeMounts(ServiceDraft draft, Surroundings around) {
        this.draft = draft;
        this.around = around;
    }

    static void read(Fields fields, ServiceDraft draft, Surroundings around) {
        ComposeMounts mounts = new ComposeMounts(draft, around);
        fields.take("volumes").ifPresent(node -> node.items().forEach(mounts::volume));
        fields.take("tmpfs").ifPresent(node -> node.oneOrMany().forEach(mounts::tmpfs));
    }

    private void volume(Node node) {
        MountText.Read read = node.isTable()
                ? longForm(node.fields())
                : node.text()
                        .map(text -> MountText.read(text, around.folder(), around.environment()))
                        .orElse(NOTHING);
        read.wrong()
                .ifPresent(wrong -> node.error(
                        ReadCode.VALUE, wrong, "Write volume:/path, ./folder:/path or /folder:/path, :ro at will"));
        read.mount().ifPresent(mount -> add(mount, node));
    }

    private void add(Mount mount, Node node) {
        draft.mounts.add(new ServiceDraft.At<>(mount, node.place()));
        if (mount instanceof Mount.Bind bind && bind.source().endsWith("/docker.sock")) {
            draft.pinnedBy.add("it uses the engine's socket");
        }
    }

    private static final MountText.Read NOTHING = new MountText.Read(Optional.empty(), Optional.empty());

    private MountText.Read longForm(Fields fields) {
        String type = fields.take("type").flatMap(Node::text).orElse("volume");
        String source = fields.takeAny("source", "src").flatMap(Node::text).orElse("");
        String target = fields.takeAny("target", "dst", "destination")
                .flatMap(Node::text)
                .orElse("");
        boolean readOnly =
                fields.takeAny("read_only", "readonly").flatMap(Node::bool).orElse(false);
        fields.ignore("consistency");
        fields.take("bind").ifPresent(node -> {
            Fields bind = node.fields();
            bind.ignore("create_host_path", "selinux");
            bind.keepRest();
        });
        fields.take("volume").ifPresent(node -> {
            Fields volume = node.fields();
            volume.ignore("nocopy");
            volume.keepRest();
        });
        Optional<Node> tmpfs = fields.take("tmpfs");
        fields.keepRest();
        if (!MountText.absolute(target)) {
            return new MountText.Read(Optional.empty(), Optional.of(MountText.notAbsolute(target)));
        }
        return switch (type) {
            case "volume" ->
                source.isEmpty()
                        ? of(new Mount.Anonymous(target, readOnly))
                        : MountText.named(source, target, readOnly);
            case "bind" ->
                source.isEmpty()
                        ? wrong("a bind mount wants a source")
                        : MountText.bind(source, target, readOnly, around.folder(), around.environment());
            case "tmpfs" -> of(new Mount.Tmpfs(target, tmpfs.map(this::size).orElse(0L), readOnly));
            default -> wrong("\"" + type + "\" is no kind of mount; volume, bind and tmpfs are");
        };
    }

    private long size(Node tmpfs) {
        Fields fields = tmpfs.fields();
        long size = fields.take("size")
                .flatMap(n -> n.parsed(Quantity.SIZE, Quantity::bytes))
                .orElse(0L);
        fields.keepRest();
        return size;
    }

    /** {@code /run} or {@code /run:size=64m,mode=755}. */
    private void tmpfs(Node node) {
        node.text().ifPresent(text -> {
            String[] parts = text.split(":", 2);
            if (!MountText.absolute(parts[0])) {
                node.error(ReadCode.VALUE, MountText.notAbsolute(parts[0]), "Write a path that begins with /");
                return;
            }
            long size = 0;
            boolean readOnly = false;
            for (String option : parts.length == 2 ? parts[1].split(",") : new String[0]) {
                if (option.startsWith("size=")) {
                    size = Quantity.bytes(option.substring(5)).orElse(0L);
                }
                readOnly |= option.equals("ro");
            }
            add(new Mount.Tmpfs(parts[0], size, readOnly), node);
        });
    }

    private static MountText.Read of(Mount mount) {
        return new MountText.Read(Optional.of(mount), Optional.empty());
    }

    private static MountText.Read wrong(String sentence) {
        return new MountText.Read(Optional.empty(), Optional.of(sentence));
    }
}

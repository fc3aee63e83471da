package dev.flotilla.app.cli.config;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.files.ConfigFiles;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.peers.push.ConfigPush;
import dev.flotilla.app.peers.push.FolderPush;
import dev.flotilla.app.peers.push.NodeHosts;
import dev.flotilla.app.peers.push.Pause;
import dev.flotilla.app.peers.push.PushPreview;
import dev.flotilla.app.peers.push.PushReport;
import dev.flotilla.app.peers.push.PushWish;
import dev.flotilla.app.peers.setup.ObserverPeer;
import dev.flotilla.app.peers.setup.SetupSpec;
import dev.flotilla.app.source.JsonText;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        description = {
            "Bring a configuration to a node's container, without a shared file system.",
            "It lies in a volume of its own; the container is replaced by one that mounts it, only if the configuration"
                    + " changed. What fails leaves the old one in force."
        })
public final class ConfigPushCommand implements CliCommand {
    @Parameters(paramLabel = "NODE", description = "Name of its container.")
    String node;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Its mosaic.config; the one that the fleet keeps unless told.")
    Optional<String> file = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Where its container is; all hosts are asked unless told.")
    Optional<String> host = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Write mosaic.config into this folder of this computer instead, one that the container binds;"
                    + " nothing outside of it is touched.")
    Optional<String> folder = Optional.empty();

    @Option(
            names = "--observer",
            paramLabel = "HOST:PORT",
            description = "Where Flotilla listens, as the node reaches it: it is put among the node's peers.")
    Optional<String> observer = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do it; stands for the typed name of the node.")
    boolean yes;

    @Override
    public Reach reach() {
        if (folder.isPresent()) {
            return file.isPresent() ? Reach.NOTHING : Reach.READS;
        }
        return dryRun ? Reach.READS : Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Optional<NodeSetup> setup = reach() == Reach.NOTHING
                ? Optional.empty()
                : context.rooms().fleet().setupNamed(node);
        return switch (wish(context, setup)) {
            case Outcome.Failed<PushWish> failed -> failed.as();
            case Outcome.Ok<PushWish>(PushWish wish) ->
                folder.isPresent()
                        ? toFolder(
                                context,
                                context.path(folder.get()),
                                wish.config().orElse(""))
                        : toHost(context, wish, setup.flatMap(NodeSetup::host));
        };
    }

    private Outcome<PushWish> wish(CommandContext context, Optional<NodeSetup> setup) {
        if (file.isPresent()) {
            return ConfigFiles.read(file.get(), context.path(file.get()))
                    .then(this::readable)
                    .map(text -> setup.map(kept -> SetupSpec.wish(kept.withConfig(text)))
                            .orElseGet(() -> PushWish.of(node, text)));
        }
        if (setup.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-3112",
                    "The fleet keeps no configuration of " + node + ".",
                    "Name its mosaic.config with --file, or add it in the section Nodes of the window."));
        }
        PushWish wish = SetupSpec.wish(setup.get());
        return wish.config().isEmpty()
                ? Outcome.ok(wish)
                : JsonText.read(node, wish.config().get())
                        .then(this::readable)
                        .map(text -> SetupSpec.wish(setup.get().withConfig(text)));
    }

    private Outcome<String> readable(JsonText text) {
        return ConfigReader.read(text)
                .then(config -> observer.isEmpty()
                        ? Outcome.ok(text.text())
                        : ObserverPeer.read(observer.get())
                                .map(peer -> peer.among(text, config).text()));
    }

    private Outcome<Answer> toFolder(CommandContext context, Path into, String text) throws InterruptedException {
        return switch (FolderPush.preview(node, into, text)) {
            case Outcome.Failed<PushPreview> failed -> failed.as();
            case Outcome.Ok<PushPreview>(PushPreview preview) -> {
                if (dryRun || !preview.changes()) {
                    yield Outcome.ok(seen(preview));
                }
                Optional<Problem> unsure = unsure(context, preview);
                yield unsure.isPresent()
                        ? Outcome.failed(unsure.get())
                        : FolderPush.push(into, text)
                                .map(changed -> Answer.of(
                                        json(preview).put("changed", changed),
                                        "Wrote " + preview.path()
                                                + ". A node reads its configuration when it starts: restart " + node
                                                + "."));
            }
        };
    }

    private Outcome<Answer> toHost(CommandContext context, PushWish wish, Optional<HostId> kept)
            throws InterruptedException {
        Optional<Host> known = kept.flatMap(context.rooms().fleet()::host);
        Outcome<Host> found = host.isPresent()
                ? context.host(host.get())
                : known.isPresent()
                        ? Outcome.ok(known.get())
                        : new NodeHosts(
                                        context.rooms().engines(),
                                        context.rooms().workers())
                                .of(node, context.rooms().fleet().hosts());
        return switch (found) {
            case Outcome.Failed<Host> failed -> failed.as();
            case Outcome.Ok<Host>(Host on) ->
                push(context, new ConfigPush(context.rooms().engines().of(on), on.name(), Pause.REAL), wish);
        };
    }

    private Outcome<Answer> push(CommandContext context, ConfigPush push, PushWish wish) throws InterruptedException {
        return switch (push.preview(wish)) {
            case Outcome.Failed<PushPreview> failed -> failed.as();
            case Outcome.Ok<PushPreview>(PushPreview preview) -> {
                preview.leftover().ifPresent(context.output()::note);
                boolean nothing = !preview.changes() && preview.leftover().isEmpty();
                if (dryRun || nothing) {
                    yield Outcome.ok(seen(preview));
                }
                Optional<Problem> unsure = unsure(context, preview);
                yield unsure.isPresent()
                        ? Outcome.failed(unsure.get())
                        : push.push(wish).map(report -> pushed(preview, report));
            }
        };
    }

    /** Shows the difference and asks; empty when it is to be done. */
    private Optional<Problem> unsure(CommandContext context, PushPreview preview) throws InterruptedException {
        if (yes) {
            return Optional.empty();
        }
        Optional<String> typed = Optional.empty();
        if (!context.output().isJson()) {
            preview.diff().forEach(context.output()::line);
            typed = context.prompt().ask("Push this to " + node + " at " + preview.host() + "? Type its name: ");
        }
        boolean sure = typed.map(node::equals).orElse(false);
        return sure
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-3110",
                        typed.isPresent()
                                ? "The name does not match; nothing was done."
                                : "Nothing was pushed: " + context.prompt().whyNobody()
                                        + "it needs --yes, which stands for typing \"" + node + "\".",
                        typed.isPresent()
                                ? "Type " + node + "."
                                : "Add --yes, or --dry-run to see what would change."));
    }

    private static Json.Node json(PushPreview preview) {
        return Answer.ok()
                .put("node", preview.node())
                .put("host", preview.host())
                .put("path", preview.path())
                .put("changes", preview.changes())
                .put("diff", preview.diff());
    }

    private static Answer seen(PushPreview preview) {
        String text = preview.changes()
                ? String.join("\n", preview.diff())
                : preview.node() + " on " + preview.host() + " has this configuration already.";
        return Answer.of(json(preview), text);
    }

    private static Answer pushed(PushPreview preview, PushReport report) {
        StringBuilder text = new StringBuilder();
        report.notes().forEach(note -> text.append(note).append('\n'));
        text.append(
                report.changed()
                        ? report.node() + " on " + report.host() + " runs on the new configuration"
                                + report.volume()
                                        .map(v -> " (volume " + v + ")")
                                        .orElse("") + "."
                        : report.node() + " on " + report.host() + " has this configuration already.");
        return Answer.of(
                json(preview)
                        .put("changed", report.changed())
                        .put("volume", report.volume())
                        .put("kept", report.kept())
                        .put("notes", report.notes()),
                text.toString());
    }
}

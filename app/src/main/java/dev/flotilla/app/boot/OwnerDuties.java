package dev.flotilla.app.boot;

import dev.flotilla.app.boot.handover.Message;
import dev.flotilla.app.boot.handover.OwnerSocket;
import dev.flotilla.app.cli.Cli;
import dev.flotilla.app.cli.kit.Cancel;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.CommandRun;
import dev.flotilla.app.cli.kit.Prompt;
import dev.flotilla.app.cli.kit.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** What an owner does for other processes: runs their commands over its own stores, shows itself, makes room. */
final class OwnerDuties implements OwnerSocket.Owner {
    private final String kind;
    private final Owner owner;
    private final BooleanSupplier show;
    private final BooleanSupplier makeRoom;

    OwnerDuties(String kind, Owner owner, BooleanSupplier show, BooleanSupplier makeRoom) {
        this.kind = kind;
        this.owner = owner;
        this.show = show;
        this.makeRoom = makeRoom;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public boolean show() {
        return show.getAsBoolean();
    }

    @Override
    public boolean makeRoom() {
        return makeRoom.getAsBoolean();
    }

    @Override
    public int run(Message.Run command, PrintWriter out, PrintWriter err, Cancel cancel) {
        owner.offer(Passphrases.byFile(command.environment()));
        Cli cli = new Cli(
                request -> CommandRun.run(
                        request.command(),
                        new CommandContext(
                                owner.rooms(),
                                request.output(),
                                request.directory(),
                                command.environment(),
                                cancel,
                                Prompt.elsewhere(kind),
                                Screen.of(command.environment()))),
                Version.TEXT);
        return cli.run(command.args(), out, err, Path.of(command.directory()));
    }
}

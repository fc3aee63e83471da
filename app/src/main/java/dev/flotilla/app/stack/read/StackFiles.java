package dev.flotilla.app.stack.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Sentences;
import dev.flotilla.app.stack.read.draft.SideFiles;
import dev.flotilla.app.stack.read.text.DotEnv;
import dev.flotilla.app.stack.read.tree.ReadCode;
import dev.flotilla.app.stack.read.tree.TreeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one class of this room that opens files: the stack file, {@code .env} beside it, the env files it names. Only
 * regular files up to a limit, so that no pipe hangs and no disk image fills the memory. On the caller's thread.
 */
public final class StackFiles implements SideFiles {
    /** Opens and reads a stack. What a user names on the command line or picks in a dialog. */
    public Outcome<StackReading> read(Path file, Map<String, String> environment) {
        return open(file, environment).then(new StackReader(this)::read);
    }

    /** @param environment of the process; stands before {@code .env} of the file's folder, as in compose */
    public Outcome<StackText> open(Path file, Map<String, String> environment) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        return Sentences.ended(bytes(absolute, file.toString()).then(bytes -> switch (dotEnv(folder, environment)) {
            case Outcome.Ok<Map<String, String>>(Map<String, String> all) ->
                StackText.of(file.toString(), folder, bytes, all);
            case Outcome.Failed<Map<String, String>> failed -> failed.as();
        }));
    }

    @Override
    public Outcome<Optional<String>> read(Path path) {
        if (!Files.exists(path)) {
            return Outcome.ok(Optional.empty());
        }
        return bytes(path, path.toString())
                .then(bytes -> StackText.decode(path.toString(), bytes))
                .map(Optional::of);
    }

    private Outcome<Map<String, String>> dotEnv(Path folder, Map<String, String> environment) {
        Path file = folder.resolve(".env");
        if (Files.isDirectory(file)) {
            return Outcome.ok(environment);
        }
        return read(file).then(text -> {
            DotEnv.Read read = DotEnv.read(text.orElse(""), environment);
            if (read.wrongLine().isPresent()) {
                return Outcome.failed(Problem.of(
                                ReadCode.SIDE_FILE,
                                file + ", line " + read.wrongLine().get() + ": this is not NAME=value",
                                "Mend that line; .env beside a stack file gives its variables their values")
                        .at(new Place(file.toString(), read.wrongLine().get(), 1, "")));
            }
            Map<String, String> all = new HashMap<>(read.values());
            all.putAll(environment);
            return Outcome.ok(all);
        });
    }

    private static Outcome<byte[]> bytes(Path path, String name) {
        if (Files.isDirectory(path)) {
            return refused(name, name + " is a folder, not a stack file", "Name the file in it");
        }
        if (!Files.exists(path)) {
            return refused(name, name + " does not exist", "Check the name and the folder");
        }
        if (!Files.isRegularFile(path)) {
            return refused(name, name + " is not a regular file, so it is not read", "Copy its text into a file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(TreeLimits.BYTES + 1);
            return bytes.length > TreeLimits.BYTES ? StackText.tooLarge(name) : Outcome.ok(bytes);
        } catch (NoSuchFileException e) {
            return refused(name, name + " does not exist", "Check the name and the folder");
        } catch (AccessDeniedException e) {
            return refused(name, name + " may not be read by you", "Change its permissions, or copy it");
        } catch (IOException e) {
            return refused(
                    name, name + " cannot be read: " + e.getMessage(), "Check the disk or the network folder it is on");
        }
    }

    private static Outcome<byte[]> refused(String name, String message, String hint) {
        return Outcome.failed(Problem.of(ReadCode.FILE, message, hint).at(new Place(name, 0, 0, "")));
    }
}

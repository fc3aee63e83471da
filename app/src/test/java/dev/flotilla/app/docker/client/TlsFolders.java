package dev.flotilla.app.docker.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** TLS folders with something amiss, made of sound ones. */
final class TlsFolders {
    private final Path room;
    private final Path sound;
    private int made;

    TlsFolders(Path room, Path sound) {
        this.room = room;
        this.sound = sound;
    }

    /** A copy of the sound folder. */
    Path copy() throws IOException {
        Path folder = Files.createDirectories(room.resolve("tls" + ++made));
        for (String file : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
            Files.copy(sound.resolve(file), folder.resolve(file));
        }
        return folder;
    }

    Path without(String file) throws IOException {
        Path folder = copy();
        Files.delete(folder.resolve(file));
        return folder;
    }

    Path with(String file, String text) throws IOException {
        Path folder = copy();
        Files.writeString(folder.resolve(file), text);
        return folder;
    }

    /** One of its files is taken from another folder. */
    Path with(String file, Path other) throws IOException {
        Path folder = copy();
        Files.copy(other.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        return folder;
    }
}

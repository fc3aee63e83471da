package dev.flotilla.node.commit.log;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;

/** What a disk refused, in words for a sentence. */
final class DiskWords {
    private DiskWords() {}

    static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case AtomicMoveNotSupportedException move -> "the file system cannot replace files atomically";
            case FileSystemException system when system.getReason() != null -> String.valueOf(system.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}

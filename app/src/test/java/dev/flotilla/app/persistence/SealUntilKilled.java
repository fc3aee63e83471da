package dev.flotilla.app.persistence;

import static dev.flotilla.app.persistence.Opened.opened;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens a data folder as its owner does and dies, without a word to anybody, at the n-th step of the sealing or of the
 * change of its protection; prints each step that it reached, and "whole" when it was not cut off.
 */
final class SealUntilKilled {
    private SealUntilKilled() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        int last = Integer.parseInt(args[1]);
        AtomicInteger step = new AtomicInteger();
        try (Database database = opened(Database.openAsOwner(new DataFolder(folder)))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(folder), name -> {
                System.out.println(name);
                System.out.flush();
                if (step.incrementAndGet() == last) {
                    Runtime.getRuntime().halt(9);
                }
            }));
            if (args[2].equals("passphrase")) {
                opened(vault.keys().protectByPassphrase(SealingKillTest.PASSPHRASE));
            }
        }
        System.out.println("whole");
    }
}

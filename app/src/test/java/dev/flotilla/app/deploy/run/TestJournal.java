package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.journal.DeployJournal;

/** Gives tests of other packages a journal in memory. */
public final class TestJournal {
    private TestJournal() {}

    public static DeployJournal empty() {
        return new MemoryJournal();
    }
}

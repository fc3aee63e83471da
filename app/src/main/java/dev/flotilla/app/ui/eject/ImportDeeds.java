package dev.flotilla.app.ui.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.gather.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the import dialog asks of the world. Answers come on the JavaFX thread; none blocks. */
public interface ImportDeeds {
    /** Where what is imported comes from. */
    enum From {
        /** Exports, stack files, configurations of nodes, scripts; folders and zips of them. */
        FILES,
        /** {@code docker run} lines that were pasted. */
        LINES,
        /** A compose project that runs on hosts of the fleet. */
        PROJECT
    }

    /**
     * What was chosen.
     *
     * @param text the lines, or the name of the project
     * @param to folder for what has to be written: a stack file, what a zip holds; empty while none was chosen
     */
    record Wanted(From from, List<Path> files, String text, String to) {
        public Wanted {
            files = List.copyOf(files);
        }
    }

    /** Asks the user; nothing when it was called off. */
    List<Path> chooseFiles();

    Optional<Path> chooseFolder();

    /** What would come; neither the fleet nor the folder is touched. */
    void look(Wanted wanted, Consumer<Outcome<Found>> answer);

    /** Brings it into the fleet, as one step of undo; the dialog is no longer needed when that went well. */
    void take(Wanted wanted, Consumer<Outcome<Found>> answer);
}

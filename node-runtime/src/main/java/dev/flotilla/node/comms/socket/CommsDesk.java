package dev.flotilla.node.comms.socket;

import dev.flotilla.node.comms.CommsCommand;
import java.util.concurrent.CompletionStage;

/** Who answers what the comms port cannot answer by itself. Called on the event loop, answers on any thread. */
public interface CommsDesk {
    /** The receive table as JSON. */
    String stats();

    /**
     * A line for the console.
     *
     * @param trusted whether the client is on this machine or has shown a certificate
     */
    CompletionStage<String> console(CommsCommand.Console command, boolean trusted);

    /** A request was answered or refused. */
    void worked(long nanos, long bytesIn, long bytesOut);
}

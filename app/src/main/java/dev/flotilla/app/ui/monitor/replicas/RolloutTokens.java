package dev.flotilla.app.ui.monitor.replicas;

import java.util.Optional;

/** Where the token of a coordinator is kept when the user wishes so. Calls block on the disk. */
public interface RolloutTokens {
    /** Where they are kept, as a person finds it. Does not block. */
    String place();

    Optional<String> of(String node);

    void keep(String node, String token);

    void forget(String node);
}

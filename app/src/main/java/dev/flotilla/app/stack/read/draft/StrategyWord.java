package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.Optional;

/** A strategy as files name it. An unknown one is an error, never a silent default. */
public final class StrategyWord {
    private StrategyWord() {}

    public static Optional<Strategy> read(Node node) {
        Optional<String> word = node.text();
        Optional<Strategy> strategy = word.flatMap(Strategy::of);
        if (word.isPresent() && strategy.isEmpty()) {
            node.error(
                    ReadCode.STRATEGY,
                    "\"" + word.get() + "\" is no placement strategy",
                    "Write auto, manual, spread, datacenter or single-host");
        }
        return strategy;
    }
}

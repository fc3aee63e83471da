package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Problem;

/** Counts depth and values while a tree is built, and ends the reading where a limit is passed. */
final class Gauge {
    private final Findings findings;
    private int depth;
    private int values;

    Gauge(Findings findings) {
        this.findings = findings;
    }

    void enter(Tree.Mark at) {
        depth++;
        checkDepth(0, at);
    }

    void leave() {
        depth--;
    }

    /** @param below levels that an alias brings along */
    void checkDepth(int below, Tree.Mark at) {
        if (depth + below > TreeLimits.DEPTH) {
            throw refuse("more than " + TreeLimits.DEPTH + " levels within one another", at);
        }
    }

    void count(int more, Tree.Mark at) {
        values += more;
        if (values > TreeLimits.VALUES) {
            throw refuse("more than " + TreeLimits.VALUES + " values, repeated ones included", at);
        }
    }

    int values() {
        return values;
    }

    private Unreadable refuse(String what, Tree.Mark at) {
        var place = findings.place(at, "");
        return new Unreadable(Problem.of(
                        ReadCode.TOO_DEEP,
                        place.inWords() + ": the file has " + what + ", more than a stack file can need",
                        "Check that this is the file you meant")
                .at(place));
    }
}
